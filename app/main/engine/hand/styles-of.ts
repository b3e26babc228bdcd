import type { ModelSummary } from '../../../contract/models.ts';
import { augmentationFor } from '../augmentation/augmentation-for.ts';

/** With which probability habits of writing were drawn into the samples that a model learned from. */
export function stylesOf({ settings, dataset }: ModelSummary): number {
  return augmentationFor(settings.recipe.augmentation, dataset.classes).styles;
}
