import { describe, expect, it } from 'vitest';
import { createRandom, shuffle } from '../../app/core/random.ts';

describe('createRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const sequence = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, random.next);
    };
    expect(sequence(1)).toEqual(sequence(1));
    expect(sequence(1)).not.toEqual(sequence(2));
  });

  it('is spread evenly', () => {
    const random = createRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) counts[random.integer(10)]!++;
    // Six standard deviations of a count of 10,000 are about 570.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(570);
  });
});

describe('shuffle', () => {
  it('keeps every item and moves most of them', () => {
    const items = Uint32Array.from({ length: 1000 }, (_, index) => index);
    const shuffled = shuffle(items.slice(), createRandom(3));
    expect(shuffled.slice().sort()).toEqual(items);
    const unmoved = shuffled.filter((item, index) => item === index).length;
    expect(unmoved).toBeLessThan(10);
  });
});
