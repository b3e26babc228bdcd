import type { StrangerTest } from '../../../contract/doubt.ts';
import type { StrangerUnits } from '../../../core/doubt/stranger-score.ts';

const decoded = new WeakMap<StrangerTest, StrangerUnits>();

/** The test ready to compute; it is made so once. */
export function unitsOf(test: StrangerTest): StrangerUnits {
  let units = decoded.get(test);
  if (!units) {
    units = { ...test, weights: Int8Array.from(Buffer.from(test.weights, 'base64')) };
    decoded.set(test, units);
  }
  return units;
}

/** The test as it is saved. */
export function strangerTest(
  { features, weights, scales, offsets, energy }: StrangerUnits,
  limit: number,
): StrangerTest {
  return {
    features,
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).toString('base64'),
    scales: [...scales],
    offsets: [...offsets],
    ...{ energy, limit },
  };
}
