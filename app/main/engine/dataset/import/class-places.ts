import type { DigitFormat } from '../../../../contract/catalogue.ts';
import { DIGIT_CLASSES } from '../../../../contract/dataset.ts';

export type Label = number | string;

/** Numbers in names are compared as numbers: 2 before 10. */
const naturally = new Intl.Collator('en', { numeric: true });

/** The classes of a dataset, and where each label stands among them. */
export interface ClassPlaces {
  classes: string[];
  placeOf(label: Label): number;
}

/**
 * Decides on the classes. Names that were given count if they fit all labels; digits make the ten
 * classes, other whole numbers (but for folders) those from 0 to the largest; names are sorted.
 * @param labels each different one once
 */
export function placeClasses(
  format: DigitFormat,
  labels: readonly Label[],
  names: readonly string[] | null,
): ClassPlaces {
  if (names && labels.every((label) => fits(label, names))) {
    return byPlace(names, (label) => (typeof label === 'number' ? label : names.indexOf(label)));
  }
  const areNumbers = labels.every((label) => /^\d+$/.test(String(label)));
  const areDigits = labels.every((label) => /^\d$/.test(String(label)));
  if (areDigits) return byPlace(DIGIT_CLASSES, Number);
  if (format !== 'images' && areNumbers) {
    const count = Math.max(...labels.map(Number)) + 1;
    return byPlace(
      Array.from({ length: Math.max(10, count) }, (_, place) => String(place)),
      Number,
    );
  }
  const sorted = labels.map(String).sort(naturally.compare);
  return byPlace(sorted, (label) => sorted.indexOf(String(label)));
}

function byPlace(classes: readonly string[], placeOf: (label: Label) => number): ClassPlaces {
  return { classes: [...classes], placeOf };
}

function fits(label: Label, names: readonly string[]): boolean {
  return typeof label === 'number' ? label < names.length : names.includes(label);
}
