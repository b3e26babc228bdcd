import type { Attribute } from '../tensorflow.ts';
import { real } from './attribute.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

/*
 * Each gradient is computed from the output: the input need not be kept for it.
 */

/** max(x, 0), element by element. */
export function relu(values: Tensor): Tensor {
  return execute('Relu', [values]);
}

/** The gradient of relu by its input: `gradient` where `output` (or the input) is above 0, else 0. */
export function reluGradient(gradient: Tensor, output: Tensor): Tensor {
  return execute('ReluGrad', [gradient, output]);
}

/** x where x > 0, else slope * x, element by element. */
export function leakyRelu(values: Tensor, slope: number): Tensor {
  return execute('LeakyRelu', [values], slopeOf(slope));
}

/** The gradient of leakyRelu by its input; the slope is not negative, so the output has its sign. */
export function leakyReluGradient(gradient: Tensor, output: Tensor, slope: number): Tensor {
  return execute('LeakyReluGrad', [gradient, output], slopeOf(slope));
}

/** The hyperbolic tangent, element by element. */
export function tanh(values: Tensor): Tensor {
  return execute('Tanh', [values]);
}

/** The gradient of tanh by its input: gradient * (1 - output²). */
export function tanhGradient(gradient: Tensor, output: Tensor): Tensor {
  return execute('TanhGrad', [output, gradient]);
}

/** 1 / (1 + exp(-x)), element by element. */
export function sigmoid(values: Tensor): Tensor {
  return execute('Sigmoid', [values]);
}

/** The gradient of sigmoid by its input: gradient * output * (1 - output). */
export function sigmoidGradient(gradient: Tensor, output: Tensor): Tensor {
  return execute('SigmoidGrad', [output, gradient]);
}

/** exp(x) / sum of exp(x) over each row of `logits` [B, C]. */
export function softmax(logits: Tensor): Tensor {
  return execute('Softmax', [logits]);
}

function slopeOf(slope: number): Attribute[] {
  return [real('alpha', slope)];
}
