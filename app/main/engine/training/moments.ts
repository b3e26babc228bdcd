import { sizeOf } from '../../../core/network/shapes.ts';
import type { LearnedParameter } from '../network/network.ts';
import {
  assignVariable,
  createVariable,
  destroyVariable,
  type Variable,
  variableValues,
} from '../ops/variable.ts';

/** Numbers beside each parameter that an optimizer keeps from step to step, 0 at first. */
export interface Moments {
  /** In the order of the parameters. */
  readonly variables: readonly Variable[];
  /** Copies. */
  values(): Float32Array[];
  setValues(values: readonly Float32Array[]): void;
  free(): void;
}

export function createMoments(learned: readonly LearnedParameter[]): Moments {
  const variables = learned.map(({ variable: { shape } }) =>
    createVariable(new Float32Array(sizeOf(shape)), shape),
  );
  return {
    variables,
    values: () => variables.map(variableValues),
    setValues: (values) =>
      variables.forEach((variable, index) => assignVariable(variable, values[index]!)),
    free: () => variables.forEach(destroyVariable),
  };
}

/**
 * Whether values that were kept are those of such moments, one after the other.
 * @throws RangeError if not
 */
export function requireMoments(values: readonly Float32Array[], moments: readonly Moments[]): void {
  const variables = moments.flatMap((each) => each.variables);
  if (
    values.length !== variables.length ||
    variables.some(({ shape }, index) => values[index]!.length !== sizeOf(shape))
  ) {
    throw new RangeError('the optimizer state is not that of these parameters');
  }
}
