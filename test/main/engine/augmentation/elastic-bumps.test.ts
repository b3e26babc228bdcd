import { expect, it } from 'vitest';
import { elasticBumps, KNOTS } from '../../../../app/main/engine/augmentation/elastic-bumps.ts';

it('at every pixel the offsets count 1 in all, and none less than nothing', () => {
  const bumps = elasticBumps();
  expect(bumps.every((share) => share >= 0)).toBe(true);
  for (let pixel = 0; pixel < 784; pixel++) {
    let sum = 0;
    for (let knot = 0; knot < KNOTS; knot++) sum += bumps[knot * 784 + pixel]!;
    expect(sum).toBeCloseTo(1, 5);
  }
});
