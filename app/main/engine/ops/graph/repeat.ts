import type { Tensor } from '../../tensorflow.ts';
import { observed, type OpObserver } from '../observer.ts';
import { free, keep, tidy } from '../tidy.ts';
import type { RecordedOp } from './recorder.ts';

/**
 * Does recorded work again without running its ops, for the numbers that it makes tensors of.
 * @returns these tensors, which are the caller's to free
 * @throws Error if the work is not the one that was recorded
 */
export function repeat(
  ops: readonly RecordedOp[],
  work: () => readonly Tensor[],
): readonly Tensor[] {
  const repetition = new Repetition(ops);
  try {
    tidy(() => observed(repetition, work));
    repetition.requireEnd();
    return repetition.tensors;
  } catch (error) {
    free(...repetition.tensors);
    throw error;
  }
}

/** Answers a repeated work's ops without running them, and gathers the tensors that it makes. */
class Repetition implements OpObserver {
  readonly tensors: Tensor[] = [];
  readonly #ops: readonly RecordedOp[];
  #next = 0;

  constructor(ops: readonly RecordedOp[]) {
    this.#ops = ops;
  }

  answer(name: string): readonly Tensor[] {
    const op = this.#ops[this.#next++];
    if (op?.name === name) return op.outputs;
    throw new Error(`${name} was not recorded here, but ${op?.name ?? 'nothing'}`);
  }

  ran(): void {
    // Nothing runs.
  }

  made(tensor: Tensor): void {
    // The work frees it at its end, and then it has not been used yet.
    this.tensors.push(keep(tensor));
  }

  requireEnd(): void {
    if (this.#next < this.#ops.length) throw new Error('less was repeated than recorded');
  }
}
