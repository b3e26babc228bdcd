import { beforeAll, expect, it } from 'vitest';
import { constantCount, constantScalar } from '../../../../app/main/engine/ops/constant.ts';
import { multiply } from '../../../../app/main/engine/ops/arithmetic.ts';
import { readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';

beforeAll(loadTensorFlow);

it('keeps a number for the next time', () => {
  const first = tidy(() => constantScalar(0.25));
  expect(tidy(() => constantScalar(0.25))).toBe(first);
  expect(readFloats(first)).toEqual(Float32Array.of(0.25));
});

it('keeps no more than a thousand, and is right about all others too', () => {
  const product = (value: number) =>
    tidy(() => readFloats(multiply(constantScalar(value), constantScalar(0.5)))[0]);
  // Of other tests of this process, too.
  const before = constantCount();
  for (let value = 0; value < 1_500; value++) expect(product(value)).toBe(value / 2);
  const kept = constantCount();
  const tensors = liveTensors();
  expect(kept - before).toBeLessThanOrEqual(1_000);
  for (let value = 1_500; value < 2_000; value++) expect(product(value)).toBe(value / 2);
  expect(constantCount()).toBe(kept);
  expect(liveTensors()).toBe(tensors);
});
