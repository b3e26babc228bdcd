import type { Attribute, Tensor } from '../tensorflow.ts';

/** Sees every op and every new tensor of a piece of work. */
export interface OpObserver {
  /** Answers in the place of TensorFlow; null lets it run. */
  answer(
    name: string,
    inputs: readonly Tensor[],
    attributes: readonly Attribute[],
  ): readonly Tensor[] | null;
  /** An op has run. */
  ran(
    name: string,
    inputs: readonly Tensor[],
    attributes: readonly Attribute[],
    outputs: readonly Tensor[],
  ): void;
  /** A tensor was made of numbers. */
  made(tensor: Tensor): void;
}

let current: OpObserver | null = null;

/** The one who is looking, if there is one. */
export function observer(): OpObserver | null {
  return current;
}

/** Does some work under the eyes of an observer, or of none. */
export function observed<Result>(by: OpObserver | null, work: () => Result): Result {
  const before = current;
  current = by;
  try {
    return work();
  } finally {
    current = before;
  }
}
