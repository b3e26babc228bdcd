import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import type { Layer } from '../../../contract/network.ts';
import type { FirstLayer } from '../../../contract/training.ts';
import { parametersOf } from '../../../core/network/parameters.ts';

/** A screen has room for no more. */
const MOST_PICTURES = 64;

/**
 * The kernel of the first layer that has one, as pictures: what each unit of a dense layer looks
 * for in the 28x28 pixels, or the kernels of a convolution. Null where it does not look at the
 * picture itself.
 */
export function firstLayer(
  layers: readonly Layer[],
  values: readonly Float32Array[],
): FirstLayer | null {
  const parameters = parametersOf(layers);
  const place = parameters.findIndex(({ role }) => role === 'kernel');
  const kernel = parameters[place];
  if (!kernel) return null;
  const pixels = kernel.shape.length === 2 ? kernel.shape[0]! : kernel.shape[0]! ** 2;
  const isOfPicture = kernel.shape.length === 2 ? pixels === GRID_PIXELS : kernel.shape[2] === 1;
  if (!isOfPicture) return null;
  const units = kernel.shape.at(-1)!;
  const count = Math.min(units, MOST_PICTURES);
  const weights = new Float32Array(count * pixels);
  for (let unit = 0; unit < count; unit++) {
    const picture = weights.subarray(unit * pixels, (unit + 1) * pixels);
    // In a kernel the units are the last dimension, whatever its shape.
    picture.forEach((_, pixel) => (picture[pixel] = values[place]![pixel * units + unit]!));
    const largest = picture.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    if (largest > 0) picture.forEach((weight, pixel) => (picture[pixel] = weight / largest));
  }
  return { side: kernel.shape.length === 2 ? GRID_SIDE : kernel.shape[0]!, count, weights };
}
