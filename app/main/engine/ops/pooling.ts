import type { Attribute } from '../tensorflow.ts';
import { cast } from './array.ts';
import { text, typeOf, wholes } from './attribute.ts';
import { constantInts } from './constant.ts';
import { DataType } from './data-type.ts';
import { execute, executeAll } from './execute.ts';
import type { Tensor } from './tensor.ts';

/**
 * Squares that lie side by side, one value of each channel from each; what is left at the right and
 * at the bottom belongs to none. One object serves all calls.
 */
export interface PoolingWindow {
  readonly attributes: readonly Attribute[];
  readonly attributesWithPlaces: readonly Attribute[];
}

export function poolingWindow(size: number): PoolingWindow {
  const sides = [1, size, size, 1];
  const attributes = [wholes('ksize', sides), wholes('strides', sides), text('padding', 'VALID')];
  // 32 bits are found six times as fast as 64.
  return { attributes, attributesWithPlaces: [...attributes, typeOf('Targmax', DataType.int32)] };
}

/** The largest value of each square of pictures [B, H, W, C]: [B, H / size, W / size, C]. */
export function maxPool(input: Tensor, window: PoolingWindow): Tensor {
  return execute('MaxPool', [input], window.attributes);
}

/** The same, and where each value was, counted within its picture (int32). */
export function maxPoolWithPlaces(input: Tensor, window: PoolingWindow) {
  const [output, places] = executeAll('MaxPoolWithArgmax', [input], window.attributesWithPlaces, 2);
  return { output: output!, places: places! };
}

/**
 * The gradient of maxPool by its input: each value goes to the place it came from. The op that
 * looks for the places again (MaxPoolGrad) takes ten times as long.
 */
export function maxPoolGradient(
  gradient: Tensor,
  input: Tensor,
  places: Tensor,
  window: PoolingWindow,
): Tensor {
  // On a CPU this op is there for 64 bits only.
  const inputs = [input, gradient, cast(places, DataType.int64)];
  return execute('MaxPoolGradWithArgmax', inputs, window.attributes);
}

/** The mean of each square of pictures [B, H, W, C]: [B, H / size, W / size, C]. */
export function averagePool(input: Tensor, window: PoolingWindow): Tensor {
  return execute('AvgPool', [input], window.attributes);
}

/** The gradient of averagePool by its input, which has the shape `inputShape`. */
export function averagePoolGradient(
  gradient: Tensor,
  inputShape: readonly number[],
  window: PoolingWindow,
): Tensor {
  return execute('AvgPoolGrad', [constantInts(inputShape), gradient], window.attributes);
}
