import { describe, expect, it } from 'vitest';
import { fitToGrid } from '../../../../../app/core/drawing/fit-to-grid.ts';
import { createRandom } from '../../../../../app/core/random.ts';
import { bowNine } from '../../../../../app/main/engine/augmentation/styles/bow-nine.ts';
import { crossSeven } from '../../../../../app/main/engine/augmentation/styles/cross-seven.ts';
import { curlNine } from '../../../../../app/main/engine/augmentation/styles/curl-nine.ts';
import { flagOne } from '../../../../../app/main/engine/augmentation/styles/flag-one.ts';
import {
  inkOfRow,
  inkRows,
  penOf,
} from '../../../../../app/main/engine/augmentation/styles/ink.ts';
import { openZero } from '../../../../../app/main/engine/augmentation/styles/open-zero.ts';
import { shortenFour } from '../../../../../app/main/engine/augmentation/styles/shorten-four.ts';
import { slashZero } from '../../../../../app/main/engine/augmentation/styles/slash-zero.ts';
import { BAR, PLAIN } from '../drawn-digits.ts';

const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const blank = new Uint8Array(784);
const PEN = 2.5;

describe('the ink of a digit', () => {
  it('has about the thickness of the pen that drew it', () => {
    for (const pen of [1.8, 2.5, 3.5]) {
      for (const strokes of Object.values(PLAIN)) {
        expect(Math.abs(penOf(fitToGrid(strokes, { pen })) - pen)).toBeLessThan(0.5);
      }
    }
  });

  it('is found row by row', () => {
    const pixels = new Uint8Array(784);
    pixels.fill(255, 5 * 28 + 10, 5 * 28 + 14);
    pixels[20 * 28 + 3] = 200;
    expect(inkRows(pixels)).toEqual({ top: 5, bottom: 20 });
    expect(inkOfRow(pixels, 5)).toEqual({ middle: [12, 5.5], width: 4 });
    expect(inkOfRow(pixels, 6)).toBeNull();
    expect(inkRows(blank)).toBeNull();
  });
});

describe('a 7', () => {
  it('gets a bar from one side of its stem to the other', () => {
    const seven = fitToGrid(PLAIN.seven);
    for (const seed of seeds) {
      const { ink, strokes } = crossSeven(seven, createRandom(seed), PEN)!;
      expect(ink).toEqual(seven);
      const [bar, ...others] = strokes;
      expect(others.length).toBeLessThanOrEqual(1);
      const [left, right] = [bar![0]!, bar![1]!];
      const stem = inkOfRow(seven, Math.round((left[1] + right[1]) / 2 - 0.5))!;
      expect(left[0]).toBeLessThan(stem.middle[0]);
      expect(right[0]).toBeGreaterThan(stem.middle[0]);
    }
  });

  it('that has its bar gets no second one', () => {
    const crossed = fitToGrid([...PLAIN.seven, BAR]);
    const added = seeds.filter((seed) => crossSeven(crossed, createRandom(seed), PEN) !== null);
    // The place that was drawn may be just beside the bar.
    expect(added.length).toBeLessThan(seeds.length / 2);
  });
});

describe('a 9', () => {
  it('goes on from the end of its stem to the left', () => {
    const nine = fitToGrid(PLAIN.nine);
    const { middle } = inkOfRow(nine, inkRows(nine)!.bottom - 1)!;
    for (const seed of seeds) {
      const [tail] = curlNine(nine, createRandom(seed), PEN)!.strokes;
      expect(tail![0]).toEqual(middle);
      const tip = tail!.at(-1)!;
      expect(tip[0]).toBeLessThan(middle[0] - 4);
      expect(tip[1]).toBeLessThanOrEqual(middle[1]);
      expect(tail!.every(([x, y]) => x > 0 && x < 28 && y > 0 && y < 28)).toBe(true);
    }
  });

  it('or has a bow in place of its stem, and keeps its loop', () => {
    const nine = fitToGrid(PLAIN.nine);
    const middle = Math.round(inkRows(nine)!.top + 3);
    for (const seed of seeds) {
      const { ink, strokes } = bowNine(nine, createRandom(seed), PEN)!;
      expect(ink.slice(0, middle * 28)).toEqual(nine.slice(0, middle * 28));
      expect(inkRows(ink)!.bottom).toBeLessThan(inkRows(nine)!.bottom - 3);
      const [bow, ...others] = strokes;
      expect(others).toEqual([]);
      expect(bow!.at(-1)![0]).toBeLessThan(bow![0]![0]);
      expect(bow!.at(-1)![1]).toBeGreaterThan(bow![0]![1]);
    }
  });
});

describe('a 1', () => {
  it('gets a flag to the left of its head, a base across its foot, or both', () => {
    const one = fitToGrid(PLAIN.one);
    const { top, bottom } = inkRows(one)!;
    const found = { flag: 0, base: 0 };
    for (const seed of seeds) {
      const { strokes } = flagOne(one, createRandom(seed))!;
      expect(strokes.length).toBeGreaterThan(0);
      for (const stroke of strokes) {
        const [from, to] = [stroke[0]!, stroke.at(-1)!];
        if (from[1] < (top + bottom) / 2) {
          found.flag++;
          expect(to[0]).toBeLessThan(from[0]);
          expect(to[1]).toBeGreaterThan(from[1]);
        } else {
          found.base++;
          const foot = inkOfRow(one, bottom - 1)!.middle[0];
          expect(from[0]).toBeLessThan(foot);
          expect(to[0]).toBeGreaterThan(foot);
        }
      }
    }
    expect(found.flag).toBeGreaterThan(found.base);
    expect(found.base).toBeGreaterThan(0);
  });
});

describe('a 0', () => {
  const zero = fitToGrid(PLAIN.zero);

  it('is crossed from the lower left to the upper right', () => {
    for (const seed of seeds) {
      const { ink, strokes } = slashZero(zero, createRandom(seed))!;
      expect(ink).toEqual(zero);
      const [[from, to]] = strokes as [[[number, number], [number, number]]];
      expect((to[0] - from[0]) * (to[1] - from[1])).toBeLessThan(0);
    }
  });

  it('or has a gap at the top, and loses nothing at the bottom', () => {
    for (const seed of seeds) {
      const { ink, strokes } = openZero(zero, createRandom(seed))!;
      expect(strokes).toEqual([]);
      const lost = zero.reduce((sum, level, pixel) => sum + level - ink[pixel]!, 0);
      expect(lost).toBeGreaterThan(255);
      expect(ink.slice(18 * 28)).toEqual(zero.slice(18 * 28));
    }
  });
});

describe('a 4', () => {
  it('that is open gets a shorter second stroke', () => {
    const four = fitToGrid(PLAIN.four);
    for (const seed of seeds) {
      const { ink, strokes } = shortenFour(four, createRandom(seed))!;
      expect(strokes).toEqual([]);
      const lost = four.map((level, pixel) => level - ink[pixel]!);
      expect(inkRows(lost)!.top).toBeLessThan(10);
      expect(ink.slice(20 * 28)).toEqual(four.slice(20 * 28));
    }
  });

  it('that is closed stays as it is', () => {
    const closed = fitToGrid(PLAIN.one);
    expect(shortenFour(closed, createRandom(1))).toBeNull();
  });
});

it('nothing is drawn where there is no digit', () => {
  const random = createRandom(1);
  const specks = blank.with(3 * 28 + 9, 255).with(24 * 28 + 20, 255);
  for (const pixels of [blank, specks]) {
    for (const style of [crossSeven, curlNine, bowNine, flagOne, shortenFour]) {
      expect(style(pixels, random, PEN)).toBeNull();
    }
  }
  expect(slashZero(blank, random)).toBeNull();
});
