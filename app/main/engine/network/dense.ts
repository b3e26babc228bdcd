import {
  biasAdd,
  biasAddGradient,
  matMul,
  matMulTransposedA,
  matMulTransposedB,
} from '../ops/linear.ts';
import { readVariable, type Variable } from '../ops/variable.ts';
import type { RunningLayer } from './layer.ts';

/** y = x W + b, with x [B, inputs], W [inputs, outputs] and b [outputs]. */
export function createDense(weights: Variable, bias: Variable): RunningLayer {
  return {
    learned: [weights, bias],
    forward(input) {
      const w = readVariable(weights);
      return {
        output: biasAdd(matMul(input, w), readVariable(bias)),
        backward: (gradient, wanted) => ({
          input: wanted === 'all' ? matMulTransposedB(gradient, w) : null,
          parameters: [matMulTransposedA(input, gradient), biasAddGradient(gradient)],
        }),
      };
    },
  };
}
