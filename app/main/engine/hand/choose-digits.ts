import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { Digits } from '../dataset/read-digits.ts';

/** Copies of the digits at these places, in their order. */
export function chooseDigits({ images, labels }: Digits, places: readonly number[]): Digits {
  const chosen = new Uint8Array(places.length * GRID_PIXELS);
  places.forEach((from, to) => {
    chosen.set(images.subarray(from * GRID_PIXELS, (from + 1) * GRID_PIXELS), to * GRID_PIXELS);
  });
  return { images: chosen, labels: Uint8Array.from(places, (place) => labels[place]!) };
}
