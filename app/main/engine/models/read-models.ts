import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import type { LibraryModel } from '../../../contract/models.ts';
import { removeCutShort } from './left-overs.ts';
import { modelIdsIn } from './model-folders.ts';
import { putAside } from './put-aside.ts';
import { describeSaved } from './read-model.ts';
import { trainingFileName } from './training-file.ts';

interface HowToRead {
  report: (problem: Failure) => void;
  /** A damaged one is put aside, and what is left of one that was cut short removed. */
  tidies: boolean;
}

/** The models in a folder, the newest first, without their weights; those that cannot be read are reported. */
export async function readModels(
  folder: string,
  { report, tidies }: HowToRead,
): Promise<LibraryModel[]> {
  const models: LibraryModel[] = [];
  for (const id of await modelIdsIn(folder)) {
    const path = join(folder, id);
    try {
      const { summary, weightsSha256 } = await describeSaved(path);
      const canContinue = await exists(join(path, trainingFileName(weightsSha256)));
      models.push({ id, summary, canContinue });
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      const { failure } = error;
      if (failure.code === 'model-damaged') {
        report({ ...failure, keptAt: tidies ? await putAside(path) : null });
      } else if (failure.code !== 'model-missing') report(failure);
      else if (tidies) await removeCutShort(path);
    }
  }
  return models.sort(newestFirst);
}

export function newestFirst(one: LibraryModel, other: LibraryModel): number {
  return other.summary.savedAt.localeCompare(one.summary.savedAt);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
