import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

/** max(x, 0), element by element. */
export function relu(values: Tensor): Tensor {
  return execute('Relu', [values]);
}

/** The gradient of relu by its input: `gradient` where `output` (or the input) is above 0, else 0. */
export function reluGradient(gradient: Tensor, output: Tensor): Tensor {
  return execute('ReluGrad', [gradient, output]);
}

/** exp(x) / sum of exp(x) over each row of `logits` [B, C]. */
export function softmax(logits: Tensor): Tensor {
  return execute('Softmax', [logits]);
}
