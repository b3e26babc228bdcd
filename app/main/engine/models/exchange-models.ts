import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineApi } from '../../../contract/engine.ts';
import { MODEL_FILE_ENDING, type ModelId } from '../../../contract/models.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { systemCode, writeFailure } from '../../files/write-failure.ts';
import type { Choices } from '../choices.ts';
import { safeName } from '../dataset/export/class-folders.ts';
import { createTurns } from '../in-turn.ts';
import { readArchive } from './archive/read-archive.ts';
import { archiveOf } from './archive/write-archive.ts';
import type { ModelLibrary } from './library.ts';

/** The requests that bring models out of the library as files, and into it. */
export function createModelExchange(
  library: ModelLibrary,
  choices: Choices,
): Pick<EngineApi, 'exportModel' | 'importModel'> {
  // Two at once might find the same name free.
  const inTurn = createTurns();
  return {
    async exportModel({ id, ticket }) {
      const [folder] = await choices.pathsOf(ticket);
      return inTurn(() => exportModel(library, id, folder!));
    },
    async importModel({ ticket }) {
      const [path] = await choices.pathsOf(ticket);
      return inTurn(() => importModel(library, path!));
    },
  };
}

/**
 * Writes a model as one file into a folder, under its name, and over nothing that is there.
 * @throws FailureError `model-missing`, `model-damaged`, `not-readable`, `disk-full`, `not-writable`
 */
export async function exportModel(
  library: ModelLibrary,
  id: ModelId,
  folder: string,
): Promise<{ path: string; bytes: number }> {
  const { summary } = await library.find(id);
  // One that could not be saved has no files yet.
  await library.requests.saveModel({ id });
  const content = await archiveOf(library.folderOf(id));
  const path = await freeFile(folder, safeName(summary.name));
  await writeAtomically(path, content);
  return { path, bytes: content.length };
}

/**
 * Takes a model out of a file into the library, and puts it in use. One that is there already is
 * only put in use.
 * @throws FailureError `model-file-invalid`, `not-readable`, `no-more-room`, `disk-full`,
 * `not-writable`; nothing has then changed
 */
export async function importModel(
  library: ModelLibrary,
  path: string,
): Promise<{ id: ModelId; isNew: boolean }> {
  return library.take(await readArchive(path));
}

/** "Mine.digitmodel", "Mine 2.digitmodel"... */
async function freeFile(folder: string, name: string): Promise<string> {
  for (let count = 1; ; count++) {
    const path = join(folder, `${name}${count === 1 ? '' : ` ${count}`}.${MODEL_FILE_ENDING}`);
    try {
      await access(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return path;
      throw writeFailure(error, path);
    }
  }
}
