import { join } from 'node:path';
import type { ModelSummary } from '../../../contract/models.ts';
import { fileOperations, type FileOperations } from '../../files/file-operations.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { namesIn } from '../../files/names-in.ts';
import { writeFailure } from '../../files/write-failure.ts';
import { describeSaved } from './read-model.ts';
import { writeDescription } from './save-model.ts';
import { trainingFileName } from './training-file.ts';

/**
 * Copies a saved model into a folder of its own, where `summary` is said of it. Its model.json is
 * written last: after a crash there is the whole copy or none.
 * @throws FailureError `model-missing`, `model-damaged`, `not-readable`, `disk-full`, `not-writable`
 */
export async function copyModel(
  from: string,
  to: string,
  summary: ModelSummary,
  files: FileOperations = fileOperations,
): Promise<void> {
  const { layers, weightsFile, weightsSha256 } = await describeSaved(from);
  const trainingFile = trainingFileName(weightsSha256);
  const present = await namesIn(from);
  await makeFolder(to, files);
  for (const name of [weightsFile, trainingFile].filter((each) => present.includes(each))) {
    await files.copy(join(from, name), join(to, name)).catch((error: unknown) => {
      throw writeFailure(error, join(to, name));
    });
  }
  await writeDescription(to, { summary, layers, weightsSha256 }, files);
}
