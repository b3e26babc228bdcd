import { add, multiply, scale, subtract } from './arithmetic.ts';
import { cast, gather, reshape } from './array.ts';
import { constantInts, constantScalar } from './constant.ts';
import { DataType } from './data-type.ts';
import { execute } from './execute.ts';
import { floatTensor, intTensor, type Tensor } from './tensor.ts';

/** Pixels of nothing around an image, on two sides each; positions outside are brought there. */
const BEFORE = 1;
const AFTER = 2;

/**
 * The values of images [B, H, W] float32 between the pixels around the positions `x` and `y`
 * [B, H * W] (in pixels from the middle of the first pixel), 0 outside of the image: [B, H, W].
 * TensorFlow has no op for positions that follow no straight line.
 */
export function sampleBilinear(images: Tensor, x: Tensor, y: Tensor): Tensor {
  const [count, height, width] = images.shape;
  const rowLength = width! + BEFORE + AFTER;
  const imageLength = (height! + BEFORE + AFTER) * rowLength;
  const pixels = reshape(withMargin(images), [-1]);

  const [left, fromLeft] = wholeAndRest(x, width!);
  const [top, fromTop] = wholeAndRest(y, height!);
  const place = add(scale(top, rowLength), left);
  // Whole numbers up to 16 million are exact in float32: 4,096 images need 4 million.
  const first = cast(add(place, firstPlaces(count!, imageLength)), DataType.int32);

  const pixelsAt = (offset: number) => gather(pixels, offset ? addInt(first, offset) : first);
  const upper = between(pixelsAt(0), pixelsAt(1), fromLeft);
  const lower = between(pixelsAt(rowLength), pixelsAt(rowLength + 1), fromLeft);
  return reshape(between(upper, lower, fromTop), images.shape);
}

/** The pixel before each position, counted with the margin, and the share of the way to the next. */
function wholeAndRest(positions: Tensor, size: number): [Tensor, Tensor] {
  const inside = execute('ClipByValue', [
    add(positions, constantScalar(BEFORE)),
    constantScalar(0),
    constantScalar(size + BEFORE),
  ]);
  const whole = execute('Floor', [inside]);
  return [whole, subtract(inside, whole)];
}

function between(from: Tensor, to: Tensor, share: Tensor): Tensor {
  return add(from, multiply(subtract(to, from), share));
}

function withMargin(images: Tensor): Tensor {
  const margins = reshape(constantInts([0, 0, BEFORE, AFTER, BEFORE, AFTER]), [3, 2]);
  return execute('Pad', [images, margins]);
}

function firstPlaces(count: number, imageLength: number): Tensor {
  return floatTensor(
    Float32Array.from({ length: count }, (_, index) => index * imageLength),
    [count, 1],
  );
}

function addInt(values: Tensor, amount: number): Tensor {
  return add(values, intTensor(Int32Array.of(amount), []));
}
