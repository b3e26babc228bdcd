/** Of the same samples, read twice: how many went from wrong to right, and from right to wrong. */
export interface Switches {
  gained: number;
  lost: number;
}

const LEVEL = 0.05;

/** Counts the switches between two readings of the same samples; 1 where one was right. */
export function switchesOf(before: ArrayLike<number>, after: ArrayLike<number>): Switches {
  const switches = { gained: 0, lost: 0 };
  for (let sample = 0; sample < before.length; sample++) {
    if (after[sample]! > before[sample]!) switches.gained++;
    if (after[sample]! < before[sample]!) switches.lost++;
  }
  return switches;
}

/**
 * Whether the switches tell that the second reading is better or worse, or chance would do so one
 * time in twenty: the sign test, by which of two readings of the same samples even a small difference
 * can be told (McNemar 1947, https://doi.org/10.1007/BF02295996, in its exact form).
 */
export function judgeSwitches({ gained, lost }: Switches): 'better' | 'worse' | 'as-good' {
  const fewer = Math.min(gained, lost);
  if (2 * tailOf(gained + lost, fewer) >= LEVEL) return 'as-good';
  return gained > lost ? 'better' : 'worse';
}

/** The probability of at most `most` heads in `count` throws of a fair coin. */
function tailOf(count: number, most: number): number {
  // By logarithms: the share of one outcome underflows beyond a thousand throws.
  let logarithm = -count * Math.LN2;
  let sum = 0;
  for (let heads = 0; heads <= most; heads++) {
    sum += Math.exp(logarithm);
    logarithm += Math.log((count - heads) / (heads + 1));
  }
  return sum;
}
