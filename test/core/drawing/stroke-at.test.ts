import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';
import { strokeAt } from '../../../app/core/drawing/stroke-at.ts';

const across: Stroke = [
  [0, 50],
  [100, 50],
];
const down: Stroke = [
  [50, 0],
  [50, 100],
];

describe('strokeAt', () => {
  it('finds the stroke whose line is within reach, also between its points', () => {
    expect(strokeAt([across], [30, 55], 6)).toBe(0);
    expect(strokeAt([across], [30, 57], 6)).toBeNull();
    expect(strokeAt([across], [107, 50], 6)).toBeNull();
  });

  it('finds the nearer one of two, and where they cross the later one', () => {
    expect(strokeAt([across, down], [48, 60], 20)).toBe(1);
    expect(strokeAt([across, down], [60, 52], 20)).toBe(0);
    expect(strokeAt([across, down], [50, 50], 20)).toBe(1);
  });

  it('finds a dot, and nothing in an empty stroke', () => {
    expect(strokeAt([[], [[10, 10]]], [12, 10], 3)).toBe(1);
    expect(strokeAt([[]], [0, 0], 1000)).toBeNull();
  });

  it('finds a stroke at each of its points', () => {
    const coordinate = fc.integer({ min: 0, max: 280 });
    const stroke = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(stroke, fc.nat(), (points, at) => {
        const place = points[at % points.length]!;
        expect(strokeAt([points], place, 0.001)).toBe(0);
      }),
    );
  });
});
