import { DIGIT_CLASSES } from '../../contract/dataset.ts';

/** Whether the classes of a dataset are the ten digits, so that a label is the digit. */
export function areDigits(classes: readonly string[]): boolean {
  return (
    classes.length === DIGIT_CLASSES.length &&
    classes.every((name, label) => name === DIGIT_CLASSES[label])
  );
}
