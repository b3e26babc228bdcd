import { describe, expect, it } from 'vitest';
import {
  type AffineChange,
  originsOf,
  randomChange,
} from '../../../../app/main/engine/augmentation/affine.ts';
import { createRandom } from '../../../../app/core/random.ts';
import { NO_AUGMENTATION } from '../../../../app/core/training/recipes.ts';

const UNCHANGED: AffineChange = { right: 0, down: 0, degrees: 0, width: 1, height: 1, shear: 0 };

function originOf(change: Partial<AffineChange>, x: number, y: number): [number, number] {
  const [a, b, c, d, e, f] = originsOf({ ...UNCHANGED, ...change });
  return [a * x + b * y + c, d * x + e * y + f];
}

function expectOrigin(change: Partial<AffineChange>, to: [number, number], from: [number, number]) {
  const [x, y] = originOf(change, ...to);
  expect(x).toBeCloseTo(from[0], 10);
  expect(y).toBeCloseTo(from[1], 10);
}

describe('originsOf', () => {
  it('moves right and down', () => {
    expectOrigin({ right: 2, down: -3 }, [12, 7], [10, 10]);
  });

  it('turns clockwise about the middle', () => {
    expectOrigin({ degrees: 37 }, [13.5, 13.5], [13.5, 13.5]);
    expectOrigin({ degrees: 90 }, [13.5, 23.5], [23.5, 13.5]);
  });

  it('makes larger about the middle', () => {
    expectOrigin({ width: 1.5, height: 1.5 }, [13.5 + 6, 13.5 - 3], [13.5 + 4, 13.5 - 2]);
  });

  it('makes wider or higher alone', () => {
    expectOrigin({ width: 1.5 }, [13.5 + 6, 13.5 - 3], [13.5 + 4, 13.5 - 3]);
    expectOrigin({ height: 1.5 }, [13.5 + 6, 13.5 - 3], [13.5 + 6, 13.5 - 2]);
  });

  it('slants to the right above the middle and to the left below it', () => {
    expectOrigin({ shear: 0.2 }, [15.5, 3.5], [13.5, 3.5]);
    expectOrigin({ shear: 0.2 }, [11.5, 23.5], [13.5, 23.5]);
  });

  it('slants and resizes first, then turns, then moves', () => {
    // (13.5, 3.5) slants to (15.5, 3.5), doubles to (17.5, -6.5), turns to (33.5, 17.5), moves on.
    const change = { shear: 0.2, width: 2, height: 2, degrees: 90, right: 1, down: 2 };
    expectOrigin(change, [34.5, 19.5], [13.5, 3.5]);
  });
});

describe('randomChange', () => {
  it('moves by whole pixels where it does nothing else', () => {
    const random = createRandom(1);
    const moved = (most: Partial<typeof NO_AUGMENTATION>) =>
      Array.from(
        { length: 200 },
        () => randomChange({ ...NO_AUGMENTATION, ...most }, random).right,
      );
    expect([...new Set(moved({ shift: 1.5 }))].toSorted((a, b) => a - b)).toEqual([-1, 0, 1]);
    expect(new Set(moved({ shift: 0.5 })).size).toBeGreaterThan(100);
    expect(new Set(moved({ shift: 1.5, rotation: 1 })).size).toBeGreaterThan(100);
  });

  it('uses the whole of each range, up and down, and nothing beyond', () => {
    const random = createRandom(5);
    const most = { ...NO_AUGMENTATION, shift: 2, rotation: 10, scale: 0.2, shear: 0.1 };
    const changes = Array.from({ length: 500 }, () => randomChange(most, random));
    const expectRange = (values: number[], from: number, to: number) => {
      const tenth = (to - from) / 10;
      for (const [found, bound] of [
        [Math.min(...values), from],
        [Math.max(...values), to],
      ] as const) {
        expect(Math.abs(found - bound)).toBeLessThan(tenth);
      }
      expect(values.every((value) => value >= from && value <= to)).toBe(true);
    };
    expectRange(
      changes.map(({ right }) => right),
      -2,
      2,
    );
    expectRange(
      changes.map(({ down }) => down),
      -2,
      2,
    );
    expectRange(
      changes.map(({ degrees }) => degrees),
      -10,
      10,
    );
    expectRange(
      changes.map(({ width }) => width),
      0.8,
      1.2,
    );
    expectRange(
      changes.map(({ height }) => height),
      0.8,
      1.2,
    );
    // A narrow digit may be a high one.
    expectRange(
      changes.map(({ width, height }) => width - height),
      -0.4,
      0.4,
    );
    expectRange(
      changes.map(({ shear }) => shear),
      -0.1,
      0.1,
    );
  });
});
