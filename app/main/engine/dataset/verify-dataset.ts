import { type Failure, failureOf } from '../../../contract/failures.ts';
import { readDataset } from './dataset.ts';
import type { DatasetSource } from './dataset-source.ts';
import { verifyContent } from './fetch/verify-content.ts';
import { DATASET_FILES } from './stored-dataset.ts';
import type { Task } from './work-in-progress.ts';

/**
 * Reads every byte of a dataset and says what is wrong with it; null if nothing is.
 * @throws FailureError `cancelled`
 */
export async function verifyDataset(source: DatasetSource, task: Task): Promise<Failure | null> {
  const { folder, contents } = source;
  if (contents) {
    const files = DATASET_FILES.map((name) => ({ name, ...contents[name] }));
    return verifyContent(folder, files, task);
  }
  // Of the built-in digits nobody has stored hashes: what can be read whole is whole.
  return readDataset(source).then(() => null, failureOf);
}
