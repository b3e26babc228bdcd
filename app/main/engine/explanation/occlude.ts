import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Doubt } from '../../../contract/doubt.ts';
import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../../contract/digit.ts';
import { type Occlusion, OCCLUSION_SIDE } from '../../../contract/explanation.ts';
import type { Network } from '../network/network.ts';
import { readGrids } from '../prediction/read-grids.ts';

/** Even a deep network reads so many in the time of a training step. */
const GRIDS_A_BATCH = 32;
const REACH = (OCCLUSION_SIDE - 1) / 2;

/** Who reads at this moment. Networks are freed when another takes their place: ask each time. */
export type ReaderInUse = () => Promise<{ network: Network; doubt: Doubt | null }>;

/**
 * What hiding the square around each pixel does to the most probable class (Zeiler and Fergus 2014,
 * https://arxiv.org/abs/1311.2901). Hidden is paper, not grey: no digit has grey squares. Others
 * have their turn after each batch; if another network reads then, all is asked of that one.
 */
export async function occlude(readerInUse: ReaderInUse, pixels: PixelGrid): Promise<Occlusion> {
  const { network, doubt } = await readerInUse();
  const { probabilities } = readGrids(network, doubt, pixels)[0]!;
  const probability = Math.max(...probabilities);
  const label = probabilities.indexOf(probability);
  const hidden = new Float32Array(GRID_PIXELS).fill(probability);
  // Where a square hides no ink nothing changes.
  const places = [...pixels.keys()].filter((pixel) => placesAround(pixel).some((at) => pixels[at]));
  for (let first = 0; first < places.length; first += GRIDS_A_BATCH) {
    const batch = places.slice(first, first + GRIDS_A_BATCH);
    const grids = new Uint8Array(batch.length * GRID_PIXELS);
    batch.forEach((pixel, place) => grids.set(withoutSquare(pixels, pixel), place * GRID_PIXELS));
    const reader = await readerInUse();
    if (reader.network !== network) return occlude(readerInUse, pixels);
    readGrids(network, doubt, grids).forEach((reading, place) => {
      hidden[batch[place]!] = reading.probabilities[label]!;
    });
    await nextTurn();
  }
  return { label, probability, hidden };
}

function withoutSquare(pixels: PixelGrid, around: number): PixelGrid {
  const changed = pixels.slice();
  for (const pixel of placesAround(around)) changed[pixel] = 0;
  return changed;
}

/** The pixels of the square around one, as far as they are in the picture. */
function placesAround(pixel: number): number[] {
  const row = Math.floor(pixel / GRID_SIDE);
  const column = pixel % GRID_SIDE;
  const places: number[] = [];
  for (let y = Math.max(0, row - REACH); y <= Math.min(GRID_SIDE - 1, row + REACH); y++) {
    for (let x = Math.max(0, column - REACH); x <= Math.min(GRID_SIDE - 1, column + REACH); x++) {
      places.push(y * GRID_SIDE + x);
    }
  }
  return places;
}
