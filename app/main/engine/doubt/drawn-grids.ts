import { setImmediate as nextTurn } from 'node:timers/promises';
import { GRID_PIXELS, type PixelGrid } from '../../../contract/digit.ts';
import { DIGITS } from '../../../core/doubt/strangers/digits.ts';
import { drawFreely } from '../../../core/doubt/strangers/draw-freely.ts';
import { STRANGER_KINDS, type StrangerKind } from '../../../core/doubt/strangers/stranger-kinds.ts';
import { createRandom, type Random } from '../../../core/random.ts';
import { loadOnce } from '../load-once.ts';

const LEARNED_STRANGERS = { each: 40, seed: 1 };
const LEARNED_DIGITS = { each: 40, seed: 2 };
const OTHER_STRANGERS = { each: 20, seed: 3 };

/** So many of each kind, one after the other; the same seed draws the same. */
export function drawStrangers(
  kinds: readonly StrangerKind[],
  { each, seed }: { each: number; seed: number },
): Promise<Uint8Array> {
  return draw(
    kinds.map((kind) => (random) => kind.draw(random)),
    each,
    createRandom(seed),
  );
}

/** To learn from. They are drawn once in the life of the process: it takes about a second. */
export const strangersToLearn = loadOnce(() => drawStrangers(STRANGER_KINDS, LEARNED_STRANGERS));

/** Of the same kinds, but none of those that are learned from. */
export const otherStrangers = loadOnce(() => drawStrangers(STRANGER_KINDS, OTHER_STRANGERS));

/** Digits by the same pen as the strangers. */
export const drawnDigits = loadOnce(() => {
  const draws = DIGITS.map((strokes) => (random: Random) => drawFreely(strokes, random));
  return draw(draws, LEARNED_DIGITS.each, createRandom(LEARNED_DIGITS.seed));
});

async function draw(
  kinds: readonly ((random: Random) => PixelGrid)[],
  each: number,
  random: Random,
): Promise<Uint8Array> {
  const grids = new Uint8Array(kinds.length * each * GRID_PIXELS);
  for (const [place, kind] of kinds.entries()) {
    for (let index = 0; index < each; index++) {
      grids.set(kind(random), (place * each + index) * GRID_PIXELS);
    }
    await nextTurn();
  }
  return grids;
}
