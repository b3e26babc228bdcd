import util from 'node:util';
import { FailureError } from '../../contract/failures.ts';
import { loadOnce } from './load-once.ts';

/** A tensor in native memory. The binding's own answer is the handle: nothing is wrapped. */
export interface Tensor {
  readonly id: number;
  readonly shape: readonly number[];
  /** One of DataType. */
  readonly dtype: number;
}

export interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: boolean | number | string | readonly number[];
}

export type TensorValues = Float32Array | Int32Array | Uint8Array;
type CopiedValues = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** What of the native addon is used (tfjs-node/src/tfjs_binding.ts). */
export interface Binding {
  createTensor(shape: readonly number[], dtype: number, values: TensorValues): number;
  deleteTensor(id: number): void;
  /** A copy of its own. */
  tensorDataSync(id: number): CopiedValues;
  executeOp(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly number[],
    outputCount: number,
  ): Tensor[];
  getNumOfTensors(): number;
  loadSavedModel(folder: string, tags: string): number;
  /** Names are of the kind `name:output`, separated by commas. */
  runSavedModel(
    session: number,
    feeds: readonly number[],
    feedNames: string,
    fetchNames: string,
  ): Tensor[];
  deleteSavedModel(session: number): void;
  TF_Version: string;
}

export interface TensorFlowVersions {
  tensorflow: string;
  tfjs: string;
}

let loaded: Binding | undefined;

/**
 * Loads the native library (about a second), once for the process; everything in ops/ works after
 * that.
 * @throws FailureError `tensorflow-missing`; the next call tries again.
 */
export const loadTensorFlow = loadOnce(async (): Promise<TensorFlowVersions> => {
  try {
    return await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureError({ code: 'tensorflow-missing', reason }, { cause: error });
  }
});

/** The native addon, for ops/ only. */
export function binding(): Binding {
  if (!loaded) throw new Error('TensorFlow is used before loadTensorFlow() has ended');
  return loaded;
}

async function load(): Promise<TensorFlowVersions> {
  // 2: warnings of TensorFlow are about itself; errors remain.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  // Electron's malloc gives big blocks back at every free; a step takes twice as long then.
  process.env.TF_CPU_ALLOCATOR_USE_BFC ??= '1';
  defineRemovedChecks();
  const tf = await import('@tensorflow/tfjs-node');
  // tfjs types its backends by what all have in common; only tfjs-node's has a binding.
  loaded = (tf.backend() as unknown as { binding: Binding }).binding;
  return { tensorflow: loaded.TF_Version, tfjs: tf.version.tfjs };
}

/**
 * tfjs-node 4.22 calls two functions that Node 23 removed.
 * Fixed upstream, unreleased: https://github.com/tensorflow/tfjs/issues/8609
 */
function defineRemovedChecks(): void {
  // Node's types no longer have them either.
  const checks = util as unknown as Record<string, unknown>;
  checks.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  checks.isArray ??= Array.isArray;
}
