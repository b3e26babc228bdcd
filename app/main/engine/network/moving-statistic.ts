import { floatTensor, readFloats, type Tensor } from '../ops/tensor.ts';
import { free, keep } from '../ops/tidy.ts';

/**
 * A parameter that no gradient changes: batch normalization moves it to another tensor in each
 * step. A tensor that is exchanged costs less than a variable that is read and assigned.
 */
export interface MovingStatistic {
  current(): Tensor;
  /** Takes this tensor over and frees the one before. */
  moveTo(tensor: Tensor): void;
  free(): void;
}

export function createMovingStatistic(
  values: Float32Array,
  shape: readonly number[],
): MovingStatistic {
  let current = statisticTensor(values, shape);
  return {
    current: () => current,
    moveTo(tensor) {
      free(current);
      current = keep(tensor);
    },
    free: () => free(current),
  };
}

/** Copies the values that it has now. */
export function statisticValues(statistic: MovingStatistic): Float32Array {
  return readFloats(statistic.current());
}

/** Puts values, as many as there are, in the place of those that it has. */
export function setStatistic(statistic: MovingStatistic, values: Float32Array): void {
  statistic.moveTo(statisticTensor(values, statistic.current().shape));
}

function statisticTensor(values: Float32Array, shape: readonly number[]): Tensor {
  return keep(floatTensor(values.slice(), shape));
}
