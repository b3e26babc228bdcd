import type { Attribute } from '../tensorflow.ts';
import { text, wholes } from './attribute.ts';
import { constantInts } from './constant.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

/** How a kernel goes over a picture; one object serves all calls. */
export interface ConvolutionWindow {
  readonly attributes: readonly Attribute[];
}

export type Padding = 'valid' | 'same';

/** A kernel that moves by `stride` both ways, within the picture or padded with zeros around it. */
export function convolutionWindow(stride: number, padding: Padding): ConvolutionWindow {
  return {
    attributes: [wholes('strides', [1, stride, stride, 1]), text('padding', padding.toUpperCase())],
  };
}

/**
 * The cross-correlation of pictures [B, H, W, C] with a kernel [h, w, C, F]: [B, H', W', F].
 * https://www.tensorflow.org/api_docs/python/tf/raw_ops/Conv2D
 */
export function conv2d(input: Tensor, kernel: Tensor, window: ConvolutionWindow): Tensor {
  return execute('Conv2D', [input, kernel], window.attributes);
}

/** The gradient of conv2d by its input, which has the shape `inputShape`. */
export function conv2dInputGradient(
  gradient: Tensor,
  kernel: Tensor,
  inputShape: readonly number[],
  window: ConvolutionWindow,
): Tensor {
  const inputs = [constantInts(inputShape), kernel, gradient];
  return execute('Conv2DBackpropInput', inputs, window.attributes);
}

/** The gradient of conv2d by its kernel, which has the shape `kernelShape`. */
export function conv2dKernelGradient(
  gradient: Tensor,
  input: Tensor,
  kernelShape: readonly number[],
  window: ConvolutionWindow,
): Tensor {
  const inputs = [input, constantInts(kernelShape), gradient];
  return execute('Conv2DBackpropFilter', inputs, window.attributes);
}
