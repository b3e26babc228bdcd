import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { DatasetId } from '../../../contract/dataset.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { digitsFolder } from '../../files/dataset-folder.ts';
import { systemCode, writeFailure } from '../../files/write-failure.ts';

const InUseFile = v.object({ id: DatasetId });

/** Which dataset the next training learns from, also after a restart. */
export interface InUse {
  id(): Promise<DatasetId>;
  /** @throws FailureError `disk-full` or `not-writable`; the old choice then stays. */
  change(id: DatasetId): Promise<void>;
}

/** Kept in `digits/in-use.json` of the data folder; without one the starter digits are in use. */
export function createInUse(data: string): InUse {
  const folder = digitsFolder(data);
  const file = join(folder, 'in-use.json');
  let id: DatasetId | null = null;

  async function read(): Promise<DatasetId> {
    try {
      return v.parse(InUseFile, JSON.parse(await readFile(file, 'utf8'))).id;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') console.error('in-use.json could not be read', error);
      return 'starter';
    }
  }

  return {
    id: async () => (id ??= await read()),
    async change(next) {
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw writeFailure(error, folder);
      });
      await writeAtomically(file, JSON.stringify({ id: next }));
      id = next;
    },
  };
}
