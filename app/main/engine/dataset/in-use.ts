import { join } from 'node:path';
import * as v from 'valibot';
import { DatasetId } from '../../../contract/dataset.ts';
import { digitsFolder } from '../../files/dataset-folder.ts';
import { createStoredValue } from '../stored-value.ts';

const InUseFile = v.object({ id: DatasetId });

/** Which dataset the next training learns from, also after a restart. */
export interface InUse {
  id(): Promise<DatasetId>;
  /** @throws FailureError `disk-full` or `not-writable`; the old choice then stays. */
  change(id: DatasetId): Promise<void>;
}

/** Kept in `digits/in-use.json` of the data folder; without one the starter digits are in use. */
export function createInUse(data: string): InUse {
  const stored = createStoredValue(join(digitsFolder(data), 'in-use.json'), InUseFile, {
    id: 'starter',
  });
  return {
    id: async () => (await stored.read()).id,
    change: (id) => stored.write({ id }),
  };
}
