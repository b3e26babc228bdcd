import { join } from 'node:path';
import * as v from 'valibot';
import { PersonId } from '../../../contract/people.ts';
import { besideOf } from '../../files/atomic-write.ts';
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
  return names
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .filter((id): id is PersonId => v.is(PersonId, id));
}

/** Removes what was being written when its process was killed. @throws FailureError `not-writable` */
export async function removeCutShort(folder: string): Promise<void> {
  const ending = besideOf(ENDING);
  for (const name of await namesIn(folder)) {
    const isOurs = name.endsWith(ending) && v.is(PersonId, name.slice(0, -ending.length));
    if (isOurs) await removeFolder(join(folder, name));
  }
}
