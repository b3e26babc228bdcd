/** A class with what the network gives it. */
export interface Bar {
  /** The place of the class among all. */
  label: number;
  name: string;
  /** Null where nothing is predicted. */
  probability: number | null;
}

const MOST_COLUMNS = 12;
const LONGEST_COLUMN_NAME = 2; /* characters */
const ROWS = 5;

/** Few classes with short names, as digits are, stand side by side; all others one below the other. */
export function fitsInColumns(classes: readonly string[]): boolean {
  return (
    classes.length <= MOST_COLUMNS && classes.every((name) => name.length <= LONGEST_COLUMN_NAME)
  );
}

/** The classes to show: in columns all of them in their order, in rows the most probable first. */
export function barsOf(
  classes: readonly string[],
  probabilities: readonly number[] | null,
): readonly Bar[] {
  const bars = classes.map((name, label) => ({
    ...{ label, name },
    probability: probabilities?.[label] ?? null,
  }));
  if (fitsInColumns(classes)) return bars;
  const byProbability = (a: Bar, b: Bar) => (b.probability ?? 0) - (a.probability ?? 0);
  return bars.sort(byProbability).slice(0, ROWS);
}
