import { describe, expect, it } from 'vitest';
import type { GreyPicture } from '../../../app/core/drawing/grey-picture.ts';
import { mainInk } from '../../../app/core/drawing/main-ink.ts';
import { partInk } from '../../../app/core/drawing/part-ink.ts';

type Block = [left: number, top: number, width: number, height?: number];

function inked(...blocks: Block[]): GreyPicture {
  const pixels = new Uint8Array(60 * 60);
  for (const [left, top, width, height = width] of blocks) {
    for (let row = top; row < top + height; row++) {
      pixels.fill(255, row * 60 + left, row * 60 + left + width);
    }
  }
  return { width: 60, height: 60, pixels };
}

describe('mainInk', () => {
  it('drops specks', () => {
    expect(mainInk(inked([20, 20, 15], [50, 50, 2]))).toEqual(inked([20, 20, 15]));
    expect(mainInk(inked([20, 20, 1], [50, 50, 1]))).toEqual(inked());
  });

  it('keeps a piece that belongs to the digit, as the bar of a 5', () => {
    const whole = inked([20, 20, 15], [40, 20, 5]);
    expect(mainInk(whole)).toEqual(whole);
  });

  it('drops what reaches the edge, unless there is nothing else', () => {
    expect(mainInk(inked([0, 0, 18], [25, 25, 12]))).toEqual(inked([25, 25, 12]));
    const cutTight = inked([0, 0, 30]);
    expect(mainInk(cutTight)).toEqual(cutTight);
  });

  it('keeps a digit of which one stroke reaches over the edge', () => {
    const whole = inked([20, 0, 6, 40], [30, 20, 8, 6]);
    expect(mainInk(whole)).toEqual(whole);
  });
});

describe('partInk', () => {
  it('parts digits where there is a clear gap, from left to right', () => {
    const [one, four] = [
      inked([40, 10, 4, 40]),
      inked([5, 10, 4, 20], [5, 26, 20, 4], [18, 14, 4, 36]),
    ];
    const both = { ...one, pixels: one.pixels.map((level, pixel) => level | four.pixels[pixel]!) };
    expect(partInk(both)).toEqual([four, one]);
  });

  it('leaves pieces that are above each other or close together', () => {
    const five = inked([10, 20, 20, 30], [12, 8, 20, 4]);
    expect(partInk(five)).toEqual([five]);
    expect(partInk(inked())).toEqual([]);
  });
});
