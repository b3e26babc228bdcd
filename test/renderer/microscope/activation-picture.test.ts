import { expect, it } from 'vitest';
import type { LayerActivations } from '../../../app/contract/explanation.ts';
import { channelPixels, strongestOf } from '../../../app/renderer/microscope/activation-picture.ts';

const PALETTE = {
  against: [200, 0, 0] as const,
  nothing: [100, 100, 100] as const,
  forIt: [0, 0, 200] as const,
};

/** One row of two pixels with two channels. */
const layer: LayerActivations = {
  layer: { kind: 'relu' },
  shape: [1, 2, 2],
  values: Float32Array.of(4, -2, 0, 1),
};

it('paints a channel by the sign and the size of its values', () => {
  expect([...channelPixels(layer, 0, 4, PALETTE)]).toEqual([0, 0, 200, 255, 100, 100, 100, 255]);
  expect([...channelPixels(layer, 1, 4, PALETTE)]).toEqual([150, 50, 50, 255, 75, 75, 125, 255]);
});

it('measures by the largest value without its sign, and can divide by it when all are 0', () => {
  expect(strongestOf(Float32Array.of(1, -3, 2))).toBe(3);
  expect(strongestOf(new Float32Array(5))).toBe(1);
});
