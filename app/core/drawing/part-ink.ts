import { findBlots, onlyBlots } from './blots.ts';
import type { Box } from './box.ts';
import type { GreyPicture } from './grey-picture.ts';
import { partPieces } from './part-digits.ts';
import { thicknessOf } from './thickness.ts';

/**
 * Parts the digits of a row in a picture, as partPieces parts those of a drawing: each piece of ink
 * that hangs together counts like a stroke.
 * @param ink 0 paper to 255 ink
 * @returns the ink of each digit in its place, from left to right; none where there is none
 */
export function partInk(ink: GreyPicture): readonly GreyPicture[] {
  const { blots, blotOf } = findBlots(ink);
  const thickness = thicknessOf(ink);
  const digits = partPieces(blots.map((blot) => lineOf(blot, thickness)));
  if (digits.length < 2) return digits.map(() => ink);
  return digits.map((places) => onlyBlots(ink, blotOf, (blot) => places.includes(blot)));
}

/** The outline of the line in the middle of the ink, as a pen's way is; a point at least. */
function lineOf({ left, right, top, bottom }: Box, thickness: number): Box {
  const across = Math.min(thickness, right - left) / 2;
  const down = Math.min(thickness, bottom - top) / 2;
  return {
    ...{ left: left + across, right: right - across },
    ...{ top: top + down, bottom: bottom - down },
  };
}
