import { expect, it } from 'vitest';
import type { Occlusion } from '../../../app/contract/explanation.ts';
import {
  FALLS,
  occlusionPixels,
  RISES,
  scaleOf,
  strongestPixel,
} from '../../../app/renderer/microscope/occlusion-map.ts';

const BLANK = new Uint8Array(784);

/** Read as an 8 with 0.75; only hiding around these pixels changes that. */
function occlusionOf(hidden: Readonly<Record<number, number>>): Occlusion {
  const all = new Float32Array(784).fill(0.75);
  for (const [pixel, probability] of Object.entries(hidden)) all[Number(pixel)] = probability;
  return { label: 8, probability: 0.75, hidden: all };
}

function colourOf(pixels: Uint8ClampedArray, pixel: number): number[] {
  return [...pixels.subarray(pixel * 4, pixel * 4 + 4)];
}

it('finds the pixel around which hiding costs most', () => {
  expect(strongestPixel(occlusionOf({ 30: 0.7, 400: 0.1, 500: 0.95 }))).toBe(400);
});

it('names no pixel where hiding costs next to nothing', () => {
  expect(strongestPixel(occlusionOf({ 30: 0.72, 500: 1 }))).toBeNull();
});

it('is as bright as it gets where the change is largest, whichever way it goes', () => {
  const occlusion = occlusionOf({ 30: 0.5, 400: 0.25, 500: 1 });
  expect(scaleOf(occlusion)).toBe(0.5);
  const pixels = occlusionPixels(BLANK, occlusion);
  expect(colourOf(pixels, 400)).toEqual([...FALLS, 255]);
  expect(colourOf(pixels, 500)).toEqual([...RISES, 128]);
  expect(colourOf(pixels, 30)).toEqual([...FALLS, 128]);
  expect(colourOf(pixels, 0)[3]).toBe(0);
});

it('does not make much of changes that are small everywhere', () => {
  const occlusion = occlusionOf({ 30: 0.74 });
  expect(scaleOf(occlusion)).toBeCloseTo(0.05, 6);
  expect(colourOf(occlusionPixels(BLANK, occlusion), 30)[3]).toBeLessThan(64);
});

it('leaves the digit to be seen in grey under the colours', () => {
  const ink = BLANK.slice();
  ink[0] = 255;
  const [red, green, blue, alpha] = colourOf(occlusionPixels(ink, occlusionOf({ 400: 0 })), 0);
  expect([red, green, blue]).toEqual([255, 255, 255]);
  expect(alpha).toBeGreaterThan(80);
  expect(alpha).toBeLessThan(180);
});
