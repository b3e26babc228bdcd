import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import type { Augmentation } from '../../../contract/recipe.ts';
import type { TrainingStep } from '../network/layer.ts';
import { matMul } from '../ops/linear.ts';
import { sampleBilinear } from '../ops/sample-bilinear.ts';
import { floatTensor, type Tensor } from '../ops/tensor.ts';
import { free, keep, tidy } from '../ops/tidy.ts';
import { originsOf, randomChange } from './affine.ts';
import { elasticBumps, KNOTS } from './elastic-bumps.ts';
import { stepRandom } from './step-random.ts';
import { upOrDown } from './uniform.ts';

/** Numbers for each axis of a sample: those of x, y and 1, then the offsets of the knots. */
const ROW = 3 + KNOTS;

interface ElasticWarp {
  /** Changes each image [B, 28, 28] float32 in its own way. Call it within tidy(). */
  warp(images: Tensor, training: TrainingStep): Tensor;
  free(): void;
}

/**
 * Moves the ink by a smooth random field (Simard, Steinkraus, Platt: Best practices for
 * convolutional neural networks applied to visual document analysis, 2003) and does the affine
 * changes in the same sampling, so that the ink is blurred once.
 */
export function createElasticWarp(augmentation: Augmentation): ElasticWarp {
  const basis = tidy(() => keep(floatTensor(positionBasis(), [ROW, GRID_PIXELS])));
  return {
    warp(images, training) {
      const count = images.shape[0]!;
      const { x, y } = randomRows(augmentation, count, training);
      const positionsOf = (rows: Float32Array) => matMul(floatTensor(rows, [count, ROW]), basis);
      return sampleBilinear(images, positionsOf(x), positionsOf(y));
    },
    free: () => free(basis),
  };
}

function randomRows(augmentation: Augmentation, count: number, training: TrainingStep) {
  const ofAffine = stepRandom(training, 'affine');
  const ofElastic = stepRandom(training, 'elastic');
  const x = new Float32Array(count * ROW);
  const y = new Float32Array(count * ROW);
  for (let start = 0; start < x.length; start += ROW) {
    const [a, b, c, d, e, f] = originsOf(randomChange(augmentation, ofAffine));
    x.set([a, b, c], start);
    y.set([d, e, f], start);
    for (let knot = start + 3; knot < start + ROW; knot++) {
      x[knot] = upOrDown(augmentation.elastic, ofElastic);
      y[knot] = upOrDown(augmentation.elastic, ofElastic);
    }
  }
  return { x, y };
}

/** The rows that a sample's numbers are the factors of: [ROW, 784]. */
function positionBasis(): Float32Array {
  const basis = new Float32Array(ROW * GRID_PIXELS);
  for (let pixel = 0; pixel < GRID_PIXELS; pixel++) {
    basis[pixel] = pixel % GRID_SIDE;
    basis[GRID_PIXELS + pixel] = Math.floor(pixel / GRID_SIDE);
    basis[2 * GRID_PIXELS + pixel] = 1;
  }
  basis.set(elasticBumps(), 3 * GRID_PIXELS);
  return basis;
}
