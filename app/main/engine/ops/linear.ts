import { flag } from './attribute.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

const PLAIN = [flag('transpose_a', false), flag('transpose_b', false)];
const TRANSPOSE_A = [flag('transpose_a', true), flag('transpose_b', false)];
const TRANSPOSE_B = [flag('transpose_a', false), flag('transpose_b', true)];

/** The matrix product of a [M, K] and b [K, N]: [M, N]. */
export function matMul(a: Tensor, b: Tensor): Tensor {
  return execute('MatMul', [a, b], PLAIN);
}

/** aᵀ b of a [K, M] and b [K, N]: [M, N]. */
export function matMulTransposedA(a: Tensor, b: Tensor): Tensor {
  return execute('MatMul', [a, b], TRANSPOSE_A);
}

/** a bᵀ of a [M, K] and b [N, K]: [M, N]. */
export function matMulTransposedB(a: Tensor, b: Tensor): Tensor {
  return execute('MatMul', [a, b], TRANSPOSE_B);
}

/** Adds `bias` [N] to every row of `values` [..., N]. */
export function biasAdd(values: Tensor, bias: Tensor): Tensor {
  return execute('BiasAdd', [values, bias]);
}

/** The gradient of biasAdd by the bias: the sum of `gradient` [..., N] over all but the last axis. */
export function biasAddGradient(gradient: Tensor): Tensor {
  return execute('BiasAddGrad', [gradient]);
}
