import { describe, expect, it } from 'vitest';
import { greyOfColours } from '../../../../../app/main/engine/dataset/import/grey-of-colours.ts';

/** A row of pixels. */
function row(...pixels: [red: number, green: number, blue: number, opacity: number][]) {
  return { width: pixels.length, height: 1, data: Uint8Array.from(pixels.flat()) };
}

describe('greyOfColours', () => {
  it('goes by the luminance, so that green is lighter than blue', () => {
    const { pixels } = greyOfColours(row([255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]));
    expect([...pixels]).toEqual([76, 150, 29]);
  });

  it('puts white behind a dark drawing', () => {
    const { pixels } = greyOfColours(row([0, 0, 0, 0], [10, 10, 10, 255], [0, 0, 0, 51]));
    expect([...pixels]).toEqual([255, 10, 204]);
  });

  it('puts black behind a light drawing', () => {
    const { pixels } = greyOfColours(row([255, 255, 255, 0], [250, 250, 250, 255]));
    expect([...pixels]).toEqual([0, 250]);
  });

  it('takes what is not there at all for white paper', () => {
    expect([...greyOfColours(row([0, 0, 0, 0], [9, 9, 9, 0])).pixels]).toEqual([255, 255]);
  });
});
