import {
  conv2d,
  conv2dInputGradient,
  conv2dKernelGradient,
  convolutionWindow,
  type Padding,
} from '../ops/convolution.ts';
import { biasAdd, biasAddGradient } from '../ops/linear.ts';
import { tidy } from '../ops/tidy.ts';
import { readVariable, type Variable } from '../ops/variable.ts';
import type { RunningLayer } from './layer.ts';

interface Convolution {
  stride: number;
  padding: Padding;
}

/**
 * Looks everywhere in a picture [B, H, W, channels] for the patterns of a kernel
 * [h, w, channels, filters]: y[b, i, j, f] says how much there is of pattern f, plus its bias.
 */
export function createConv2d(
  kernel: Variable,
  bias: Variable | null,
  { stride, padding }: Convolution,
): RunningLayer {
  const window = convolutionWindow(stride, padding);
  return {
    learned: bias ? [kernel, bias] : [kernel],
    forward(input) {
      const patterns = readVariable(kernel);
      const output = tidy(() => {
        const found = conv2d(input, patterns, window);
        return bias ? biasAdd(found, readVariable(bias)) : found;
      });
      return {
        output,
        backward(gradient, wanted) {
          const ofKernel = conv2dKernelGradient(gradient, input, kernel.shape, window);
          return {
            input:
              wanted === 'all'
                ? conv2dInputGradient(gradient, patterns, input.shape, window)
                : null,
            parameters: bias ? [ofKernel, biasAddGradient(gradient)] : [ofKernel],
          };
        },
      };
    },
  };
}
