import type { Augmentation } from '../../../contract/recipe.ts';
import { areDigits } from '../../../core/dataset/are-digits.ts';

/** What of an augmentation makes sense for samples of these classes: styles are of digits. */
export function augmentationFor(
  augmentation: Augmentation,
  classes: readonly string[],
): Augmentation {
  return areDigits(classes) ? augmentation : { ...augmentation, styles: 0 };
}
