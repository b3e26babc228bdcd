/** What a digit takes of the size of its letters, with some air. */
const WIDTH = 0.75;
const HEIGHT = 1.15;
/** As long as the digits are at least so large, the number is not broken into lines. */
const WELL_READABLE = 20; /* CSS pixels */

interface Room {
  width: number;
  height: number;
}

interface FittedNumber {
  columns: number;
  /** Of the letters, in CSS pixels; 0 where there is no room. */
  size: number;
}

/**
 * How so many digits fit into a room: the fewest lines in which they are well readable, or else
 * those in which they are largest. The lines are about equally long.
 * @param letters of the longest sign: a class of another dataset may have a name
 */
export function fitNumber(count: number, { width, height }: Room, letters = 1): FittedNumber {
  let best: FittedNumber = { columns: count, size: 0 };
  for (let lines = 1; lines <= count; lines++) {
    const columns = Math.ceil(count / lines);
    const size = Math.min(width / (columns * letters * WIDTH), height / (lines * HEIGHT));
    if (size > best.size) best = { columns, size };
    if (best.size >= WELL_READABLE) break;
  }
  return best;
}
