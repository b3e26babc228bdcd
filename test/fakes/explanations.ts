import { GRID_PIXELS } from '../../app/contract/digit.ts';
import type { Activations, NearestSamples, Occlusion } from '../../app/contract/explanation.ts';
import { drawnDigit } from './drawn-digits.ts';

export function nearestSamplesOf(digit: number): NearestSamples {
  return [0, 1, 2].map((place) => ({
    index: 100 + place,
    label: digit,
    pixels: drawnDigit(digit, place),
    distance: 0.1 + place / 20,
  }));
}

/** Hiding the middle costs the most. */
export function occlusionOf(label: number): Occlusion {
  const hidden = Float32Array.from({ length: GRID_PIXELS }, (_, pixel) => {
    const [right, down] = [(pixel % 28) - 13.5, Math.floor(pixel / 28) - 13.5];
    return 0.98 - 0.6 * Math.exp(-(right * right + down * down) / 30);
  });
  return { label, probability: 0.98, hidden };
}

/** Of a network of one convolution. */
export function activationsOf(): Activations {
  const wave = (length: number) => Float32Array.from({ length }, (_, place) => Math.sin(place / 9));
  return [
    {
      layer: {
        ...{ kind: 'conv2d', filters: 4, kernelSize: 5, stride: 1, padding: 'valid' },
        useBias: true,
      },
      shape: [24, 24, 4],
      values: wave(24 * 24 * 4),
    },
    { layer: { kind: 'relu' }, shape: [24, 24, 4], values: wave(24 * 24 * 4) },
    { layer: { kind: 'flatten' }, shape: [2304], values: wave(2304) },
    { layer: { kind: 'dense', units: 10 }, shape: [10], values: wave(10) },
  ];
}
