import { type Failure, FailureError } from '../../contract/failures.ts';
import type { ModelSummary } from '../../contract/models.ts';
import type { Folders } from '../engine/dataset/catalogue-entry.ts';
import { type Dataset, loadDataset } from '../engine/dataset/dataset.ts';
import { requireSameClasses } from '../engine/dataset/require-same-classes.ts';
import { CommandError } from './command.ts';
import { findDataset } from './find-dataset.ts';

/**
 * The samples beside which a model learns a hand, and is tested: those that `--data` names, else
 * those that the model was trained on.
 * @throws CommandError where these are not here; FailureError `classes-differ`, and as loadDataset
 */
export async function loadReplay(
  named: string | undefined,
  { dataset: trainedOn }: ModelSummary,
  folders: Folders,
): Promise<Dataset> {
  const source = await findDataset(named ?? trainedOn.id, folders).catch((error: unknown) => {
    if (named !== undefined || !isMissing(error)) throw error;
    throw new CommandError(
      `The model was trained on ${trainedOn.name}, which is not here: give --data a dataset with the same classes.`,
    );
  });
  const dataset = await loadDataset(source);
  try {
    requireSameClasses(trainedOn, dataset.summary);
    return dataset;
  } catch (error) {
    dataset.free();
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const missing: Failure['code'] = 'dataset-missing';
  return error instanceof FailureError && error.failure.code === missing;
}
