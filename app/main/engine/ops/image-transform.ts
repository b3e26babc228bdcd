import { reshape } from './array.ts';
import { text } from './attribute.ts';
import { constantInts, constantScalar } from './constant.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

const BILINEAR = [text('interpolation', 'BILINEAR'), text('fill_mode', 'CONSTANT')];

/**
 * Moves images [B, H, W] float32 about: the value at (x, y) becomes that between the pixels around
 * (a x + b y + c, d x + e y + f), 0 outside of the image. `transforms` [B, 8] float32 are the rows
 * a, b, c, d, e, f, 0, 0; positions are in pixels from the middle of the first pixel.
 */
export function transformImages(images: Tensor, transforms: Tensor): Tensor {
  const [count, height, width] = images.shape;
  const withDepth = reshape(images, [count!, height!, width!, 1]);
  const size = constantInts([height!, width!]);
  // Twice as fast as on bytes.
  const moved = execute(
    'ImageProjectiveTransformV3',
    [withDepth, transforms, size, constantScalar(0)],
    BILINEAR,
  );
  return reshape(moved, images.shape);
}
