import { beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../../../app/core/random.ts';
import { floatTensor } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import {
  createVariable,
  destroyVariable,
  variableValues,
} from '../../../../app/main/engine/ops/variable.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { createAdam } from '../../../../app/main/engine/training/adam.ts';

beforeAll(loadTensorFlow);

const STEPS = 50;
const SIZE = 20;
const RATE = 0.01;

/** Algorithm 1 of the paper, line by line. */
function writtenOut(start: readonly number[], gradients: readonly (readonly number[])[]): number[] {
  const theta = [...start];
  const m = theta.map(() => 0);
  const v = theta.map(() => 0);
  gradients.forEach((gradient, index) => {
    const t = index + 1;
    for (let i = 0; i < theta.length; i++) {
      m[i] = 0.9 * m[i]! + 0.1 * gradient[i]!;
      v[i] = 0.999 * v[i]! + 0.001 * gradient[i]! ** 2;
      const mHat = m[i]! / (1 - 0.9 ** t);
      const vHat = v[i]! / (1 - 0.999 ** t);
      theta[i] = theta[i]! - (RATE * mHat) / (Math.sqrt(vHat) + 1e-8);
    }
  });
  return theta;
}

it('Adam goes where the paper says, over 50 steps and for gradients of every size', () => {
  const random = createRandom(1);
  const start = Array.from({ length: SIZE }, () => random.next());
  const gradients = Array.from({ length: STEPS }, () =>
    // From 1 down to 1e-9, where epsilon shows.
    Array.from({ length: SIZE }, (_, i) => (random.next() - 0.3) * 10 ** (-i / 2)),
  );

  const parameter = createVariable(Float32Array.from(start), [SIZE]);
  const adam = createAdam([parameter]);
  for (const gradient of gradients) {
    tidy(() => adam.update([floatTensor(Float32Array.from(gradient), [SIZE])], RATE));
  }
  const found = variableValues(parameter);
  adam.free();
  destroyVariable(parameter);

  writtenOut(start, gradients).forEach((expected, i) => expect(found[i]).toBeCloseTo(expected, 5));
});
