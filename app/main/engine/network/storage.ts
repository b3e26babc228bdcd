import {
  isLearned,
  type ParameterDescription,
  type ParameterRole,
} from '../../../core/network/parameters.ts';
import { sizeOf } from '../../../core/network/shapes.ts';
import {
  assignVariable,
  createVariable,
  destroyVariable,
  type Variable,
  variableValues,
} from '../ops/variable.ts';
import {
  createMovingStatistic,
  type MovingStatistic,
  setStatistic,
  statisticValues,
} from './moving-statistic.ts';

type Place = Pick<ParameterDescription, 'layer' | 'role'>;
type StatisticRole = Extract<ParameterRole, `moving_${string}`>;
type LearnedRole = Exclude<ParameterRole, StatisticRole>;

/** The parameters of a network in native memory. */
export interface ParameterStorage {
  /** What the layer at this place learns. */
  variable(layer: number, role: LearnedRole): Variable;
  statistic(layer: number, role: StatisticRole): MovingStatistic;
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
  const variables = new Map<string, Variable>();
  const statistics = new Map<string, MovingStatistic>();
  parameters.forEach((parameter, index) => {
    const { shape } = parameter;
    if (isLearned(parameter))
      variables.set(keyOf(parameter), createVariable(values[index]!, shape));
    else statistics.set(keyOf(parameter), createMovingStatistic(values[index]!, shape));
  });
  const variableAt = (place: Place) => found(variables.get(keyOf(place)), place);
  const statisticAt = (place: Place) => found(statistics.get(keyOf(place)), place);

  return {
    variable: (layer, role) => variableAt({ layer, role }),
    statistic: (layer, role) => statisticAt({ layer, role }),
    values: () =>
      parameters.map((parameter) =>
        isLearned(parameter)
          ? variableValues(variableAt(parameter))
          : statisticValues(statisticAt(parameter)),
      ),
    setValues(next) {
      requireFitting(parameters, next);
      parameters.forEach((parameter, index) => {
        if (isLearned(parameter)) assignVariable(variableAt(parameter), next[index]!);
        else setStatistic(statisticAt(parameter), next[index]!);
      });
    },
    free() {
      variables.forEach(destroyVariable);
      statistics.forEach((statistic) => statistic.free());
    },
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

function keyOf({ layer, role }: Place): string {
  return `${layer}/${role}`;
}

function found<Stored>(stored: Stored | undefined, { layer, role }: Place): Stored {
  if (stored === undefined) throw new RangeError(`layer ${layer} has no ${role}`);
  return stored;
}
