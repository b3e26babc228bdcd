import * as v from 'valibot';

export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** A number within bounds, both included. */
export const within = ({ minimum, maximum }: Bounds) =>
  v.pipe(v.number(), v.minValue(minimum), v.maxValue(maximum));

/** A whole number within bounds, both included. */
export const wholeWithin = ({ minimum, maximum }: Bounds) =>
  v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum));
