import { join } from 'node:path';
import * as v from 'valibot';
import { PersonId } from '../../../contract/people.ts';
import { namesIn } from '../../files/names-in.ts';

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
