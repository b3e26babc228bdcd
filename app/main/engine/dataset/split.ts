import { createRandom, shuffle } from '../../../core/random.ts';

export interface Split {
  train: Uint32Array;
  test: Uint32Array;
}

/**
 * Parts the sample numbers 0..labels.length-1 into a training and a test set. Each class gives the
 * test set its share (largest remainder, so that the total is exactly `testCount`), and both sets
 * are shuffled. The same labels and seed give the same split.
 */
export function stratifiedSplit(labels: Uint8Array, testCount: number, seed: number): Split {
  const random = createRandom(seed);
  const byClass = new Map<number, number[]>();
  labels.forEach((label, sample) => {
    const members = byClass.get(label);
    if (members) members.push(sample);
    else byClass.set(label, [sample]);
  });
  const classes = [...byClass.keys()].sort((a, b) => a - b).map((label) => byClass.get(label)!);
  const shares = apportion(
    classes.map((members) => members.length),
    testCount,
  );

  const train: number[] = [];
  const test: number[] = [];
  classes.forEach((members, index) => {
    shuffle(members, random);
    // Not spread: a class may have more samples than a call may have arguments.
    members.forEach((sample, place) => (place < shares[index]! ? test : train).push(sample));
  });
  return {
    train: shuffle(Uint32Array.from(train), random),
    test: shuffle(Uint32Array.from(test), random),
  };
}

function apportion(sizes: number[], seats: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * seats) / total);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = seats - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    shares[index]!++;
  }
  return shares;
}
