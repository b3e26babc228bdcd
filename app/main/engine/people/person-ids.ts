import { join } from 'node:path';
import * as v from 'valibot';
import { PersonId } from '../../../contract/people.ts';
import { cutShortName } from '../../files/atomic-write.ts';
import { namesIn } from '../../files/names-in.ts';
import { removeFolder } from '../../files/remove-folder.ts';

const ENDING = '.jsonl';

/** The folder of all people among the data. */
export function peopleFolder(data: string): string {
  return join(data, 'people');
}

export function personFile(folder: string, id: PersonId): string {
  return join(folder, id + ENDING);
}

/** The people in a folder; none where there is no folder. */
export async function personIdsIn(folder: string): Promise<PersonId[]> {
  const names = await namesIn(folder);
  return names.flatMap((name) => personOf(name) ?? []);
}

/** Whose file it is by its name; null if it is nobody's. */
function personOf(name: string): PersonId | null {
  const id = name.slice(0, -ENDING.length);
  return name.endsWith(ENDING) && v.is(PersonId, id) ? id : null;
}

/** Removes what was being written when its process was killed. @throws FailureError `not-writable` */
export async function removeCutShort(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (personOf(cutShortName(name) ?? '') !== null) await removeFolder(join(folder, name));
  }
}
