import { constantScalar } from './constant.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

/** a * b, element by element, broadcast. */
export function multiply(a: Tensor, b: Tensor): Tensor {
  return execute('Mul', [a, b]);
}

/** Every element times `factor`. */
export function scale(values: Tensor, factor: number): Tensor {
  return multiply(values, constantScalar(factor));
}

/** a + b, element by element, broadcast. */
export function add(a: Tensor, b: Tensor): Tensor {
  return execute('AddV2', [a, b]);
}

/** a - b, element by element, broadcast. */
export function subtract(a: Tensor, b: Tensor): Tensor {
  return execute('Sub', [a, b]);
}

/** 1 / sqrt(x), element by element. */
export function reciprocalRoot(values: Tensor): Tensor {
  return execute('Rsqrt', [values]);
}

/** The largest whole number that is not above, element by element. */
export function floor(values: Tensor): Tensor {
  return execute('Floor', [values]);
}
