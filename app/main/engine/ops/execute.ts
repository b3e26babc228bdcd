import { type Attribute, binding, type Tensor } from '../tensorflow.ts';
import { observer } from './observer.ts';
import { track } from './tidy.ts';

const NONE: readonly Attribute[] = [];

/**
 * Runs an op of TensorFlow (https://www.tensorflow.org/api_docs/python/tf/raw_ops) and returns its
 * outputs, which belong to the innermost tidy(). The op's name stays within ops/.
 */
export function executeAll(
  name: string,
  inputs: readonly Tensor[],
  attributes: readonly Attribute[],
  outputCount: number,
): Tensor[] {
  const watching = observer();
  const answer = watching?.answer(name, inputs, attributes);
  if (answer) return [...answer];
  const ids = inputs.map((input) => input.id);
  const outputs = binding().executeOp(name, attributes, ids, outputCount);
  outputs.forEach(track);
  watching?.ran(name, inputs, attributes, outputs);
  return outputs;
}

/** Runs an op that has one output. */
export function execute(
  name: string,
  inputs: readonly Tensor[],
  attributes: readonly Attribute[] = NONE,
): Tensor {
  return executeAll(name, inputs, attributes, 1)[0]!;
}
