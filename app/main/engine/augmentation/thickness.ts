import type { TrainingStep } from '../network/layer.ts';
import { add, multiply, scale, subtract } from '../ops/arithmetic.ts';
import { largestAround } from '../ops/image-neighbours.ts';
import { floatTensor, type Tensor } from '../ops/tensor.ts';
import { stepRandom } from './step-random.ts';
import { upOrDown } from './uniform.ts';

/**
 * Makes the ink of each image [B, 28, 28] float32 thicker or thinner by up to `most` of a ring of
 * one pixel.
 */
export function changeThickness(images: Tensor, most: number, training: TrainingStep): Tensor {
  const random = stepRandom(training, 'thickness');
  return thicken(
    images,
    Float32Array.from({ length: images.shape[0]! }, () => upOrDown(most, random)),
  );
}

/**
 * Adds a ring around the ink of each image in these amounts, 0 to 1, or takes one away, -1 to 0.
 * The ring outside is what a dilation by 3x3 pixels adds. The ring inside is what it adds to the
 * erosion, so that a stroke too thin to have a ring stays as it is instead of fading away.
 */
function thicken(images: Tensor, amounts: Float32Array): Tensor {
  const perImage = (values: Float32Array) => floatTensor(values, [values.length, 1, 1]);
  const ofThinner = perImage(amounts.map((amount) => (amount < 0 ? 1 : 0)));
  const taken = add(images, largestAround(scale(images, -1)));
  const inner = subtract(images, multiply(taken, ofThinner));
  const ring = subtract(largestAround(inner), inner);
  return add(images, multiply(ring, perImage(amounts)));
}
