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
  const { values, logits } = tidy(() =>
    readTraces(network, byteTensor(pixels, [count, GRID_SIDE, GRID_SIDE])),
  );
  const [wide, classes] = [values.length / count, logits.length / count];
  return Array.from({ length: count }, (_, row): Reading => {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const probabilities = softmax(own, doubt?.temperature);
    const isBlank = pixels
      .subarray(row * GRID_PIXELS, (row + 1) * GRID_PIXELS)
      .every((ink) => ink === 0);
    const isStranger = () => {
      if (!doubt) return false;
      const looked = values.subarray(row * wide, (row + 1) * wide);
      return strangerScore(unitsOf(doubt.strangers), looked, own) > doubt.strangers.limit;
    };
    return { probabilities, verdict: verdictOf(probabilities, isBlank || isStranger()) };
  });
}
