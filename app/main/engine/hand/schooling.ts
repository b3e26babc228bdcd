import type { ModelSummary } from '../../../contract/models.ts';
import { augmentationFor } from '../augmentation/augmentation-for.ts';

/** What of the way a network learned its samples has to go on, or a lesson makes it forget. */
export interface Schooling {
  /** With which probability habits of writing were drawn into them: without, it forgets them. */
  styles: number;
  labelSmoothing: number;
}

export function schoolingOf({ settings, dataset }: ModelSummary): Schooling {
  const { augmentation, labelSmoothing } = settings.recipe;
  return { styles: augmentationFor(augmentation, dataset.classes).styles, labelSmoothing };
}
