import type { Failure } from '../../../contract/failures.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import { loadOnce } from '../load-once.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { putAside } from './put-aside.ts';
import { readModel } from './read-model.ts';
import type { SavedModel } from './save-model.ts';

/** The model that the app predicts with: the saved one until a run has made a newer. */
export interface CurrentModel {
  /** Null if there is none. Needs no TensorFlow. */
  summary(): Promise<ModelSummary | null>;
  /** @throws FailureError `no-model` or `tensorflow-missing`. */
  network(): Promise<Network>;
  /** Takes the place of the model before, whose memory is freed. */
  replace(summary: ModelSummary, network: Network): void;
}

/** A damaged model is moved aside and reported; then there is none. */
export function createCurrentModel(
  folder: string,
  report: (problem: Failure) => void,
): CurrentModel {
  const readSaved = loadOnce(() => readOrPutAside(folder, report));
  let newest: ModelSummary | null = null;
  let network: Promise<Network> | undefined;

  async function loadSaved(): Promise<Network> {
    const saved = await readSaved();
    if (!saved) throw new FailureError({ code: 'no-model' });
    await loadTensorFlow();
    return createNetwork(saved.layers, saved.values);
  }

  function forget(): void {
    network = undefined;
  }

  return {
    summary: async () => newest ?? (await readSaved())?.summary ?? null,
    network() {
      if (!network) {
        network = loadSaved();
        network.catch(forget);
      }
      return network;
    },
    replace(summary, trained) {
      // Whoever waits for the old network has it before it is freed: they asked first.
      network?.then(
        (old) => old.free(),
        () => undefined,
      );
      newest = summary;
      network = Promise.resolve(trained);
    },
  };
}

async function readOrPutAside(
  folder: string,
  report: (problem: Failure) => void,
): Promise<SavedModel | null> {
  try {
    return await readModel(folder);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { failure } = error;
    if (failure.code === 'model-damaged') report({ ...failure, keptAt: await putAside(folder) });
    else if (failure.code !== 'model-missing') report(failure);
    return null;
  }
}
