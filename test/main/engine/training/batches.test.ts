import { describe, expect, it } from 'vitest';
import { Batches, epochOrder } from '../../../../app/main/engine/training/batches.ts';

const samples = Int32Array.from({ length: 1000 }, (_, index) => 3 * index);

describe('epochOrder', () => {
  it('has every sample once, and leaves the samples as they were', () => {
    const order = epochOrder(samples, 1, 1);
    expect(order).not.toEqual(samples);
    expect(order.slice().sort()).toEqual(samples);
    expect(samples[1]).toBe(3);
  });

  it('is the same for the same seed and epoch, and different otherwise', () => {
    expect(epochOrder(samples, 1, 2)).toEqual(epochOrder(samples, 1, 2));
    expect(epochOrder(samples, 1, 2)).not.toEqual(epochOrder(samples, 1, 3));
    expect(epochOrder(samples, 1, 2)).not.toEqual(epochOrder(samples, 2, 2));
  });
});

describe('Batches', () => {
  const samples = Int32Array.from({ length: 10 }, (_, index) => index + 100);
  const recipe = { seed: 1, shuffle: true, batchSize: 4 };
  const plan = { stepsPerEpoch: 3 };
  const epochOf = (batches: Batches, first: number) =>
    [0, 1, 2].flatMap((step) => [...batches.of(first + step)]);

  it('gives every sample once an epoch, in another order each time', () => {
    const batches = new Batches(samples, recipe, plan);
    const [one, two] = [epochOf(batches, 0), epochOf(batches, 3)];
    expect(one.toSorted()).toEqual([...samples]);
    expect(two.toSorted()).toEqual([...samples]);
    expect(two).not.toEqual(one);
  });

  it('gives a step the same samples whatever was asked before', () => {
    const straight = new Batches(samples, recipe, plan);
    for (let step = 0; step < 5; step++) straight.of(step);
    expect(straight.of(5)).toEqual(new Batches(samples, recipe, plan).of(5));
  });

  it('keeps the order without shuffling', () => {
    const batches = new Batches(samples, { ...recipe, shuffle: false }, plan);
    expect(epochOf(batches, 3)).toEqual([...samples]);
  });
});
