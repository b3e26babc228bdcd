import { join } from 'node:path';
import * as v from 'valibot';
import { type Failure, FailureError, failureOf } from '../../../contract/failures.ts';
import { MOST_PEOPLE, type People, type Person, PersonId } from '../../../contract/people.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { removeFolder } from '../../files/remove-folder.ts';
import { loadOnce } from '../load-once.ts';
import { newId } from '../new-id.ts';
import { putAside } from '../models/put-aside.ts';
import { createStoredValue } from '../stored-value.ts';
import { distinctName } from './distinct-name.ts';
import { createPersonFile, type PersonSummary, readSummary, renameIn } from './person-file.ts';
import { personFile, personIdsIn, removeCutShort } from './person-ids.ts';

/** Who there is and whose drawings are being kept; not to be asked for two things at a time. */
export interface PersonList {
  list(): Promise<People>;
  /** @throws FailureError `person-missing` */
  find(id: PersonId): Promise<PersonSummary>;
  /** Gives the name a number where somebody has it already: a class shares a computer. */
  add(name: string): Promise<PersonId>;
  use(id: PersonId): Promise<void>;
  /** As `add`. */
  rename(id: PersonId, name: string): Promise<void>;
  remove(id: PersonId): Promise<void>;
  /** Moves a file that turned out to be damaged aside, and says where it is now. */
  putAside(id: PersonId, damage: FailureError): Promise<FailureError>;
}

/** @param report told of files that are damaged or cannot be read when the list is made */
export function createPersonList(folder: string, report: (problem: Failure) => void): PersonList {
  const inUse = createStoredValue(
    join(folder, 'in-use.json'),
    v.object({ id: v.nullable(PersonId) }),
    { id: null },
  );
  const load = loadOnce(async () => {
    const known = new Map<PersonId, PersonSummary>();
    await removeCutShort(folder).catch((error: unknown) => console.error(error));
    for (const id of await personIdsIn(folder)) {
      try {
        known.set(id, await readSummary(personFile(folder, id)));
      } catch (error) {
        report(failureOf(error instanceof FailureError ? await keepAside(id, error) : error));
      }
    }
    return known;
  });

  async function keepAside(id: PersonId, error: FailureError): Promise<FailureError> {
    const { failure } = error;
    if (failure.code !== 'drawings-damaged') return error;
    const keptAt = await putAside(personFile(folder, id));
    return new FailureError({ ...failure, keptAt }, { cause: error });
  }

  async function find(id: PersonId): Promise<PersonSummary> {
    const found = (await load()).get(id);
    if (found) return found;
    throw new FailureError({ code: 'person-missing' });
  }

  async function distinct(wanted: string, of: PersonId | null): Promise<string> {
    const others = [...(await load())].filter(([id]) => id !== of);
    return distinctName(wanted, new Set(others.map(([, { name }]) => name)));
  }

  return {
    find,
    async list() {
      const known = await load();
      const people = [...known].map(([id, { name, counts }]): Person => ({ id, name, counts }));
      people.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
      const { id } = await inUse.read();
      const used = people.find((person) => person.id === id) ?? people[0];
      return { people, inUse: used?.id ?? null };
    },
    async add(wanted) {
      const known = await load();
      if (known.size >= MOST_PEOPLE) {
        throw new FailureError({ code: 'no-more-room', limit: MOST_PEOPLE });
      }
      const id = newId('person');
      const name = await distinct(wanted, null);
      await makeFolder(folder);
      await createPersonFile(personFile(folder, id), name);
      known.set(id, { name, counts: [] });
      await inUse.write({ id });
      return id;
    },
    async use(id) {
      await find(id);
      await inUse.write({ id });
    },
    async rename(id, wanted) {
      const person = await find(id);
      const name = await distinct(wanted, id);
      await renameIn(personFile(folder, id), name);
      person.name = name;
    },
    async remove(id) {
      await find(id);
      await removeFolder(personFile(folder, id));
      (await load()).delete(id);
    },
    async putAside(id, damage) {
      (await load()).delete(id);
      return keepAside(id, damage);
    },
  };
}
