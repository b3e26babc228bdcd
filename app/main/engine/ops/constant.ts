import { observed } from './observer.ts';
import { keep } from './tidy.ts';
import { floatTensor, intTensor, type Tensor } from './tensor.ts';

/** Of each kind. Some numbers are a person's own, and there is no end of those. */
const MOST_KEPT = 1_000;

/**
 * Small tensors that are wanted again at every step, made once and kept for the life of the
 * process: to make one costs about as much as a small op. What is one too many belongs to the scope
 * that it is made in.
 */
const scalars = new Map<number, Tensor>();
const wholes = new Map<number, Tensor>();
const vectors = new Map<string, Tensor>();
const contents = new WeakMap<Tensor, Float32Array | Int32Array>();

/** A float32 tensor of shape []. For values that come back; others are a floatScalar. */
export function constantScalar(value: number): Tensor {
  return kept(scalars, value, () => make(Float32Array.of(value), []));
}

/** An int32 tensor of shape []. */
export function constantInt(value: number): Tensor {
  return kept(wholes, value, () => make(Int32Array.of(value), []));
}

/** An int32 tensor of one dimension, such as a shape. */
export function constantInts(values: readonly number[]): Tensor {
  return kept(vectors, values.join(), () => make(Int32Array.from(values), [values.length]));
}

/** The numbers in a tensor that one of these functions made; undefined for any other. */
export function contentOf(constant: Tensor): Float32Array | Int32Array | undefined {
  return contents.get(constant);
}

/** How many tensors are kept here. */
export function constantCount(): number {
  return scalars.size + wholes.size + vectors.size;
}

function kept<Key>(tensors: Map<Key, Tensor>, key: Key, create: () => Tensor): Tensor {
  const known = tensors.get(key);
  if (known) return known;
  const tensor = create();
  if (tensors.size < MOST_KEPT) tensors.set(key, keep(tensor));
  return tensor;
}

/** It belongs to no piece of work: nobody who observes one sees it made. */
function make(values: Float32Array | Int32Array, shape: readonly number[]): Tensor {
  const tensor = observed(null, () =>
    values instanceof Float32Array ? floatTensor(values, shape) : intTensor(values, shape),
  );
  contents.set(tensor, values);
  return tensor;
}
