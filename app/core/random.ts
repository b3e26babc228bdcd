/** A repeatable source of random numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** The next number, 0 <= x < 1, with 32 random bits. */
  next(): number;
  /** A whole number, 0 <= n < below. */
  integer(below: number): number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), its 128 bits of state filled from the seed by splitmix32.
 * Math.random cannot be seeded, and a run must be repeatable.
 */
export function createRandom(seed: number): Random {
  const fill = splitmix32(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  // The first outputs still resemble the seed.
  for (let round = 0; round < 12; round++) bits();

  return {
    next: () => bits() / 2 ** 32,
    integer: (below) => Math.floor((bits() / 2 ** 32) * below),
  };
}

/** Shuffles in place (Fisher-Yates) and returns the same array. */
export function shuffle<T extends { length: number; [index: number]: number }>(
  items: T,
  random: Random,
): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const held = items[last]!;
    items[last] = items[other]!;
    items[other] = held;
  }
  return items;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
