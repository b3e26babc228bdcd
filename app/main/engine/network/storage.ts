import type { ParameterDescription, ParameterRole } from '../../../core/network/parameters.ts';
import { sizeOf } from '../../../core/network/shapes.ts';
import {
  assignVariable,
  createVariable,
  destroyVariable,
  type Variable,
  variableValues,
} from '../ops/variable.ts';

/** The parameters of a network in native memory. */
export interface ParameterStorage {
  /** All of them, in their order. */
  readonly variables: readonly Variable[];
  /** That of the layer at this place. */
  variable(layer: number, role: ParameterRole): Variable;
  /** Copies of all values, in the order of the parameters. */
  values(): Float32Array[];
  /** @throws RangeError if they are not as many as there are. */
  setValues(values: readonly Float32Array[]): void;
  free(): void;
}

/**
 * Takes memory for parameters that begin with these values.
 * @throws RangeError if the values do not fit
 */
export function createStorage(
  parameters: readonly ParameterDescription[],
  values: readonly Float32Array[],
): ParameterStorage {
  requireFitting(parameters, values);
  const variables = parameters.map(({ shape }, index) => createVariable(values[index]!, shape));

  return {
    variables,
    variable(layer, role) {
      const place = parameters.findIndex((one) => one.layer === layer && one.role === role);
      const found = variables[place];
      if (!found) throw new RangeError(`layer ${layer} has no ${role}`);
      return found;
    },
    values: () => variables.map(variableValues),
    setValues(next) {
      requireFitting(parameters, next);
      variables.forEach((variable, index) => assignVariable(variable, next[index]!));
    },
    free: () => variables.forEach(destroyVariable),
  };
}

function requireFitting(
  parameters: readonly ParameterDescription[],
  values: readonly Float32Array[],
): void {
  if (
    values.length !== parameters.length ||
    parameters.some(({ shape }, index) => values[index]!.length !== sizeOf(shape))
  ) {
    throw new RangeError('the values are not those of this network');
  }
}
