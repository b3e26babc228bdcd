import { type Failure, FailureError } from '../../../contract/failures.ts';
import type { ModelId } from '../../../contract/models.ts';
import { removeCutShort } from './left-overs.ts';
import { type SavedModel, saveModel } from './save-model.ts';

/** What is to be saved, and who is told when it is. */
interface Unsaved {
  model: SavedModel;
  onSaved?: (() => Promise<void>) | undefined;
}

/** Models that are not saved: in memory until they are, or the engine ends. */
export interface UnsavedModels {
  put(id: ModelId, unsaved: Unsaved): void;
  find(id: ModelId): SavedModel | undefined;
  ids(): ModelId[];
  /** Saves one of them; why not, if not: then nothing is left of it on the disk. */
  save(id: ModelId): Promise<Failure | null>;
}

export function createUnsavedModels(folderOf: (id: ModelId) => string): UnsavedModels {
  const models = new Map<ModelId, Unsaved>();
  return {
    put: (id, unsaved) => void models.set(id, unsaved),
    find: (id) => models.get(id)?.model,
    ids: () => [...models.keys()],
    async save(id) {
      const { model, onSaved } = models.get(id)!;
      const failure = await failureIn(saveModel(folderOf(id), model));
      if (failure) {
        await removeCutShort(folderOf(id));
        return failure;
      }
      models.delete(id);
      await onSaved?.();
      return null;
    },
  };
}

/** A full disk must not cost the network that was just trained. */
export async function failureIn(work: Promise<void>): Promise<Failure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}
