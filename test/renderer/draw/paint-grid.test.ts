import { expect, it } from 'vitest';
import { paintGrid } from '../../../app/renderer/draw/paint-grid.ts';

it('paints a pixel for a pixel: ink as opaque as it is dark', () => {
  const image = { data: new Uint8ClampedArray(28 * 28 * 4) };
  let painted: unknown;
  const context = {
    createImageData: () => image,
    putImageData: (data: unknown) => (painted = data),
  };
  const grid = new Uint8Array(784);
  grid[1] = 128;
  // happy-dom's canvas cannot draw: only this one method is wanted of it.
  paintGrid({ getContext: () => context } as unknown as HTMLCanvasElement, grid);
  expect(painted).toBe(image);
  expect([...image.data.slice(0, 8)]).toEqual([255, 255, 255, 0, 255, 255, 255, 128]);
});
