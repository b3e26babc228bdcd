import { GRID_PIXELS, GRID_SIDE, type Reading } from '../../../contract/digit.ts';
import type { Doubt } from '../../../contract/doubt.ts';
import { softmax } from '../../../core/doubt/softmax.ts';
import { strangerScore } from '../../../core/doubt/stranger-score.ts';
import { verdictOf } from '../../../core/doubt/verdict.ts';
import { readTraces } from '../doubt/read-traces.ts';
import { unitsOf } from '../doubt/stranger-units.ts';
import type { Network } from '../network/network.ts';
import { byteTensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';

/**
 * What a network makes of pixel grids (B x 784 bytes, 0 paper to 255 ink), and whether that should
 * be believed. Where its doubt was never measured, probabilities are as the network says them, and
 * only a blank grid is a stranger.
 */
export function readGrids(network: Network, doubt: Doubt | null, pixels: Uint8Array): Reading[] {
  const count = pixels.length / GRID_PIXELS;
  const traces = tidy(() => readTraces(network, byteTensor(pixels, [count, GRID_SIDE, GRID_SIDE])));
  return traces.map(({ values, logits }, row): Reading => {
    const probabilities = softmax(logits, doubt?.temperature);
    const isBlank = pixels
      .subarray(row * GRID_PIXELS, (row + 1) * GRID_PIXELS)
      .every((ink) => ink === 0);
    const isStranger = () =>
      doubt !== null &&
      strangerScore(unitsOf(doubt.strangers), values, logits) > doubt.strangers.limit;
    return { probabilities, verdict: verdictOf(probabilities, isBlank || isStranger()) };
  });
}
