import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

/** a + b, element by element, broadcast. */
export function add(a: Tensor, b: Tensor): Tensor {
  return execute('AddV2', [a, b]);
}

/** a - b, element by element, broadcast. */
export function subtract(a: Tensor, b: Tensor): Tensor {
  return execute('Sub', [a, b]);
}
