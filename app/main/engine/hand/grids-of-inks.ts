import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { Ink } from '../../../contract/ink.ts';
import { gridOfInk } from '../../../core/drawing/grid-of-ink.ts';
import { takeTurns } from '../take-turns.ts';

/**
 * Drawings as the network sees them, N x 784 bytes in their order; now and then others have their
 * turn.
 * @throws FailureError `cancelled` once the signal says so
 */
export async function gridsOfInks(
  inks: readonly Ink[],
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const images = new Uint8Array(inks.length * GRID_PIXELS);
  const turn = takeTurns(signal);
  for (const [place, ink] of inks.entries()) {
    images.set(gridOfInk(ink), place * GRID_PIXELS);
    await turn();
  }
  return images;
}
