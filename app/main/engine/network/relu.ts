import { relu, reluGradient } from '../ops/activation.ts';
import type { Layer } from './layer.ts';

/** max(x, 0). */
export function createRelu(): Layer {
  return {
    parameters: [],
    forward(input) {
      const output = relu(input);
      return {
        output,
        backward: (gradient) => ({ input: reluGradient(gradient, output), parameters: [] }),
      };
    },
  };
}
