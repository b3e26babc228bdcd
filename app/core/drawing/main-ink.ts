import { type Blot, findBlots, onlyBlots } from './blots.ts';
import { heightOf, widthOf } from './box.ts';
import type { GreyPicture } from './grey-picture.ts';

/** A blot smaller than this share of the largest is a speck. */
const SPECK = 0.02;
/** Where no blot is as long as this share of the picture's shorter side, all are specks. */
const DIGIT = 0.03;
/** What is inside may be this much smaller than what touches the edge, and still be what is meant. */
const INSIDE = 0.05;
/** What touches the edge and is so much larger than all inside is a digit that reaches over it. */
const LARGER = 2;
/** What touches the edge for more than this share of the shorter side is no stroke. */
const CONTACT = 0.3;

/**
 * Leaves of the ink in a photo what was written: no specks, and nothing that reaches the edge of
 * the picture, as the table around the paper does and writing that is cut off, unless there is
 * nothing else to speak of.
 */
export function mainInk(ink: GreyPicture): GreyPicture {
  const { blots, blotOf } = findBlots(ink);
  const side = Math.min(ink.width, ink.height);
  const largest = largestOf(blots);
  const inside = largestOf(blots.filter(({ atEdge }) => atEdge === 0));
  const isInside = inside > 0 && inside >= INSIDE * largest;
  const least = SPECK * (isInside ? inside : largest);
  const isOutside = ({ size, atEdge }: Blot) =>
    atEdge > CONTACT * side || (atEdge > 0 && size < LARGER * inside);
  const isKept = blots.map((blot) => blot.size >= least && !(isInside && isOutside(blot)));
  const isWriting = blots.some(
    (blot, place) => isKept[place] && Math.max(widthOf(blot), heightOf(blot)) >= DIGIT * side,
  );
  return onlyBlots(ink, blotOf, (blot) => isWriting && isKept[blot]!);
}

function largestOf(blots: readonly Blot[]): number {
  return blots.reduce((largest, { size }) => Math.max(largest, size), 0);
}
