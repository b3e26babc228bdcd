import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  colourOf,
  layPictures,
  weightPixels,
} from '../../../../../app/renderer/studio/train/views/weight-picture.ts';

const palette = {
  against: colourOf('#a85b08'),
  nothing: colourOf('#f4efe5'),
  forIt: colourOf('#0f6a62'),
};

it('paints what speaks for, against and not at all in its own colour', () => {
  const weights = Float32Array.of(0, 0, 0, 0, -1, 0, 1, 0.5);
  const pixels = weightPixels({ side: 2, count: 2, weights }, 1, palette);
  expect([...pixels.slice(0, 12)]).toEqual([
    ...[0xa8, 0x5b, 0x08, 255],
    ...[0xf4, 0xef, 0xe5, 255],
    ...[0x0f, 0x6a, 0x62, 255],
  ]);
  expect(pixels[12]).toBeGreaterThan(0x0f);
  expect(pixels[12]).toBeLessThan(0xf4);
});

it('has room for every picture, and none is wider than the room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4096 }),
      fc.integer({ min: 60, max: 1600 }),
      fc.integer({ min: 60, max: 1200 }),
      (count, width, height) => {
        const { columns, rows, cell } = layPictures(count, width, height);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
        expect(columns * cell).toBeLessThanOrEqual(width);
        expect(cell).toBeGreaterThanOrEqual(30);
      },
    ),
  );
});

it('shows all at once where they are large enough', () => {
  const { rows, cell } = layPictures(16, 394, 120);
  expect(rows * cell).toBeLessThanOrEqual(120);
});
