import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintPage } from '../../../../app/renderer/digits/browse/page-picture.ts';
import { installPictures } from './fake-pictures.ts';

let uninstall: () => void;
beforeAll(() => (uninstall = installPictures({ width: 420 })));
afterAll(() => uninstall());

/** The four bytes of a pixel of the picture that is made of these samples. */
async function painted(pixels: Uint8Array): Promise<(x: number, y: number) => number[]> {
  let image: ImageData | undefined;
  const make = globalThis.createImageBitmap;
  globalThis.createImageBitmap = ((source: ImageData) => {
    image = source;
    return make(source);
  }) as never;
  await paintPage(pixels);
  globalThis.createImageBitmap = make;
  const { data, width } = image!;
  return (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x + 1) * 4)];
}

it('has the samples side by side, with two free pixels around each', async () => {
  const pixels = new Uint8Array(3 * 784);
  pixels[0] = 11; // the first pixel of the first sample
  pixels[2 * 784 - 1] = 22; // the last of the second
  pixels[2 * 784 + 28] = 255; // the second row of the third
  const at = await painted(pixels);
  expect(at(2, 2)).toEqual([255, 255, 255, 11]);
  expect(at(32 + 2 + 27, 2 + 27)).toEqual([255, 255, 255, 22]);
  expect(at(64 + 2, 2 + 1)).toEqual([255, 255, 255, 255]);
  expect(at(32, 5)[3]).toBe(0);
});

it('has nothing left of the page before', async () => {
  await painted(new Uint8Array(2 * 784).fill(200));
  const at = await painted(new Uint8Array(2 * 784));
  expect(at(10, 10)[3]).toBe(0);
});
