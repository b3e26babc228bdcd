import type { ModelId } from '../../../contract/models.ts';
import { describeSaved } from './read-model.ts';

interface Saved {
  id: ModelId;
  folder: string;
}

/** Which of saved models has weights of this SHA-256; null if none has. */
export async function modelWithWeights(
  hash: string,
  models: readonly Saved[],
): Promise<ModelId | null> {
  for (const { id, folder } of models) {
    // One that cannot be read now is not the one that is looked for.
    const saved = await describeSaved(folder).catch(() => null);
    if (saved?.weightsSha256 === hash) return id;
  }
  return null;
}
