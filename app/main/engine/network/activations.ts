import {
  leakyRelu,
  leakyReluGradient,
  relu,
  reluGradient,
  sigmoid,
  sigmoidGradient,
  tanh,
  tanhGradient,
} from '../ops/activation.ts';
import type { Tensor } from '../ops/tensor.ts';
import type { RunningLayer } from './layer.ts';

/** max(x, 0). */
export function createRelu(): RunningLayer {
  return createActivation(relu, reluGradient);
}

/** x where it is positive, else slope * x. */
export function createLeakyRelu(slope: number): RunningLayer {
  return createActivation(
    (input) => leakyRelu(input, slope),
    (gradient, output) => leakyReluGradient(gradient, output, slope),
  );
}

/** The hyperbolic tangent. */
export function createTanh(): RunningLayer {
  return createActivation(tanh, tanhGradient);
}

/** 1 / (1 + exp(-x)). */
export function createSigmoid(): RunningLayer {
  return createActivation(sigmoid, sigmoidGradient);
}

/** Works on each value for itself; the gradient by the input follows from the output. */
function createActivation(
  activate: (input: Tensor) => Tensor,
  gradientOf: (gradient: Tensor, output: Tensor) => Tensor,
): RunningLayer {
  return {
    learned: [],
    forward(input) {
      const output = activate(input);
      return {
        output,
        backward: (gradient) => ({ input: gradientOf(gradient, output), parameters: [] }),
      };
    },
  };
}
