import { describe, expect, it } from 'vitest';
import { epochOrder } from '../../../../app/main/engine/training/epoch-order.ts';

describe('epochOrder', () => {
  it('has every digit once', () => {
    const order = epochOrder(1_000, 1, 1);
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(1_000).keys()]);
  });

  it('is the same for the same seed and epoch, and different otherwise', () => {
    expect(epochOrder(100, 1, 2)).toEqual(epochOrder(100, 1, 2));
    expect(epochOrder(100, 1, 2)).not.toEqual(epochOrder(100, 1, 3));
    expect(epochOrder(100, 1, 2)).not.toEqual(epochOrder(100, 2, 2));
  });
});
