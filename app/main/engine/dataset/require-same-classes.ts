import type { DatasetSummary } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';

/**
 * A model can only be asked about samples of as many classes as it tells apart.
 * @param trainedOn the dataset of the model
 * @throws FailureError `classes-differ`
 */
export function requireSameClasses(trainedOn: DatasetSummary, dataset: DatasetSummary): void {
  const counts = { model: trainedOn.classes.length, dataset: dataset.classes.length };
  if (counts.model !== counts.dataset)
    throw new FailureError({ code: 'classes-differ', ...counts });
}
