import type { Augmentation } from '../../../contract/recipe.ts';
import type { TrainingStep } from '../network/layer.ts';
import { transformImages } from '../ops/image-transform.ts';
import { floatTensor, type Tensor } from '../ops/tensor.ts';
import { originsOf, randomChange } from './affine.ts';
import { stepRandom } from './step-random.ts';

/** Numbers a sample in transformImages. */
const ROW = 8;

/** Moves, turns, resizes and slants each image [B, 28, 28] float32 in its own way. */
export function warpAffine(
  images: Tensor,
  augmentation: Augmentation,
  training: TrainingStep,
): Tensor {
  const count = images.shape[0]!;
  const random = stepRandom(training, 'affine');
  const transforms = new Float32Array(count * ROW);
  for (let index = 0; index < count; index++) {
    transforms.set(originsOf(randomChange(augmentation, random)), index * ROW);
  }
  return transformImages(images, floatTensor(transforms, [count, ROW]));
}
