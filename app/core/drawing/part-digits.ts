import { MOST_GRIDS } from '../../contract/digit.ts';
import { type Box, boxOf, heightOf } from './box.ts';
import type { Stroke } from './stroke.ts';

/**
 * Paper as wide as this share of the row's height parts two digits. Of 7,494 digits that people
 * wrote, three have a wider gap within, and all of these are narrower than a tenth of it in most.
 */
const CLEAR_GAP = 0.12;

/** What is lower than this share of the row is no digit: the bar of a 5, or a dot. */
const LOW = 0.25;

/** How far from its digit such a piece may be, as a share of the row's height. */
const PIECE_GAP = 0.5;

/** Pieces of ink above and below each other, with the stretch that they take of the row. */
interface Group extends Box {
  /** Their places. */
  pieces: number[];
}

/**
 * Parts the digits of a row, such as "2026", where there is a clear gap between them. Pieces of ink
 * above or below each other are one digit, and so are those that are close, as many people's 4 is.
 * Where and how large the row was written makes no difference.
 * @param pieces the outline of each piece of ink that hangs together, without the thickness of the
 *   ink; null for none
 * @returns the pieces' places, digit by digit from left to right; each digit's in their own order.
 *   At most MOST_GRIDS digits: of more, those that are closest are one.
 */
export function partPieces(pieces: readonly (Box | null)[]): readonly (readonly number[])[] {
  const columns = columnsOf(pieces);
  const height = Math.max(0, ...columns.map(heightOf));
  let digits = joinWhere(columns, (left, right) => gap(left, right) <= CLEAR_GAP * height);
  digits = joinPieces(digits, height);
  while (digits.length > MOST_GRIDS) {
    const closest = Math.min(...digits.slice(1).map((digit, at) => gap(digits[at]!, digit)));
    digits = joinWhere(digits, (left, right) => gap(left, right) <= closest);
  }
  return digits.map((digit) => digit.pieces.toSorted((a, b) => a - b));
}

/** The digits of a drawing: as partPieces, of its strokes in the order in which they were drawn. */
export function partDigits(strokes: readonly Stroke[]): readonly (readonly number[])[] {
  return partPieces(strokes.map((stroke) => (stroke.length > 0 ? boxOf([stroke]) : null)));
}

/** From left to right, with paper between each and the next. */
function columnsOf(pieces: readonly (Box | null)[]): Group[] {
  const groups = pieces.flatMap((box, place): Group[] =>
    box ? [{ pieces: [place], ...box }] : [],
  );
  groups.sort((a, b) => a.left - b.left);
  return joinWhere(groups, (left, right) => gap(left, right) <= 0);
}

function joinWhere(groups: readonly Group[], belong: (left: Group, right: Group) => boolean) {
  const joined: Group[] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    if (before && belong(before, group)) joined[joined.length - 1] = join(before, group);
    else joined.push(group);
  }
  return joined;
}

/** A piece that is too low to be a digit goes to the nearer neighbour, if that one is close. */
function joinPieces(groups: readonly Group[], height: number): Group[] {
  const isPiece = (group: Group) => heightOf(group) < LOW * height;
  const gapBefore = (at: number) =>
    at > 0 && at < groups.length ? gap(groups[at - 1]!, groups[at]!) : Infinity;
  const joinsBefore = groups.map((group, at) => {
    const before = gapBefore(at);
    const after = gapBefore(at + 1);
    const near = PIECE_GAP * height;
    if (isPiece(group) && before <= near && before <= after) return true;
    const left = groups[at - 1];
    return left !== undefined && isPiece(left) && before <= near && before < gapBefore(at - 1);
  });
  const joined: Group[] = [];
  groups.forEach((group, at) => {
    const before = joined.at(-1);
    if (before && joinsBefore[at]) joined[joined.length - 1] = join(before, group);
    else joined.push(group);
  });
  return joined;
}

function join(a: Group, b: Group): Group {
  return {
    pieces: [...a.pieces, ...b.pieces],
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function gap(left: Box, right: Box): number {
  return right.left - left.right;
}
