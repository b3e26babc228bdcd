import type { Announce, EngineApi } from '../../../contract/engine.ts';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import {
  type KeptDrawing,
  MOST_DRAWINGS,
  type NewDrawing,
  type People,
  type PersonId,
} from '../../../contract/people.ts';
import { gridOfInk } from '../../../core/drawing/grid-of-ink.ts';
import type { Choices } from '../choices.ts';
import { takeTurns } from '../take-turns.ts';
import { createTurns } from '../in-turn.ts';
import { exportPerson } from './export-person.ts';
import { importDrawings } from './import-drawings.ts';
import {
  appendStored,
  countLabel,
  type PersonSummary,
  readStored,
  removeStored,
} from './person-file.ts';
import { peopleFolder, personFile } from './person-ids.ts';
import { createPersonList } from './person-list.ts';
import { newDrawing, type StoredDrawing } from './stored-drawing.ts';

/** The people whose digits are kept. */
export interface PeopleStore {
  requests: Pick<
    EngineApi,
    | 'addPerson'
    | 'usePerson'
    | 'renamePerson'
    | 'removePerson'
    | 'drawings'
    | 'addDrawing'
    | 'removeDrawing'
    | 'exportPerson'
    | 'importDrawings'
  >;
  list(): Promise<People>;
  /** The oldest first. @throws FailureError `person-missing`, `drawings-damaged`, `not-readable` */
  drawingsOf(id: PersonId): Promise<{ name: string; drawings: readonly StoredDrawing[] }>;
}

interface Surroundings {
  /** A person's data folder. */
  data: string;
  announce: Announce;
  /** Told of files that are damaged. */
  report: (problem: Failure) => void;
  choices: Choices;
}

export function createPeople({ data, announce, report, choices }: Surroundings): PeopleStore {
  const folder = peopleFolder(data);
  const everybody = createPersonList(folder, report);
  /** Also what only reads: it must not meet a file that is being written. */
  const inTurn = createTurns();
  /** Of the person that was asked about last: the others' are read again. */
  let open: { id: PersonId; drawings: StoredDrawing[] } | null = null;
  const grids = new WeakMap<StoredDrawing, KeptDrawing['pixels']>();

  async function read(id: PersonId): Promise<StoredDrawing[]> {
    await everybody.find(id);
    if (open?.id === id) return open.drawings;
    try {
      const drawings = await readStored(personFile(folder, id));
      open = { id, drawings };
      return drawings;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const told = await everybody.putAside(id, error);
      announce('peopleChanged', await everybody.list());
      throw told;
    }
  }

  /** As many of them as there is room for; returns how many. */
  async function append(
    id: PersonId,
    person: PersonSummary,
    drawings: readonly StoredDrawing[],
  ): Promise<number> {
    const added = drawings.slice(0, Math.max(0, MOST_DRAWINGS - sumOf(person.counts)));
    if (!(await appendStored(personFile(folder, id), added))) {
      throw new FailureError({ code: 'no-more-room', limit: sumOf(person.counts) });
    }
    if (open?.id === id) open.drawings.push(...added);
    for (const { label } of added) countLabel(person.counts, label);
    return added.length;
  }

  async function add(id: PersonId, drawn: NewDrawing): Promise<StoredDrawing> {
    const drawing = newDrawing(drawn);
    if ((await append(id, await everybody.find(id), [drawing])) === 0) {
      throw new FailureError({ code: 'no-more-room', limit: MOST_DRAWINGS });
    }
    return drawing;
  }

  async function remove(id: PersonId, drawing: string): Promise<void> {
    const drawings = await read(id);
    const place = drawings.findIndex((each) => each.id === drawing);
    // Whoever takes it away twice has what was wanted.
    if (place < 0) return;
    await removeStored(personFile(folder, id), drawing);
    const [removed] = drawings.splice(place, 1);
    const { counts } = await everybody.find(id);
    counts[removed!.label]!--;
  }

  async function drawingsOf(id: PersonId) {
    return inTurn(async () => {
      const drawings = await read(id);
      return { name: (await everybody.find(id)).name, drawings: [...drawings] };
    });
  }

  /** What changes something: done in turn, and announced. */
  function change<Result>(work: () => Promise<Result>): Promise<Result> {
    return inTurn(async () => {
      try {
        return await work();
      } finally {
        // A part of it may have been done even where it failed.
        announce('peopleChanged', await everybody.list());
      }
    });
  }
  const done = (work: () => Promise<void>) => change(work).then(() => ({}));

  return {
    list: () => inTurn(everybody.list),
    drawingsOf,
    requests: {
      addPerson: ({ name }) => change(async () => ({ id: await everybody.add(name) })),
      usePerson: ({ id }) => done(() => everybody.use(id)),
      renamePerson: ({ id, name }) => done(() => everybody.rename(id, name)),
      removePerson: ({ id }) =>
        done(async () => {
          await everybody.remove(id);
          if (open?.id === id) open = null;
        }),
      async drawings({ id }) {
        const { drawings } = await drawingsOf(id);
        const kept: KeptDrawing[] = [];
        const turn = takeTurns();
        for (const drawing of drawings.reverse()) {
          const pixels = grids.get(drawing) ?? gridOfInk(drawing.ink);
          grids.set(drawing, pixels);
          kept.push({ id: drawing.id, label: drawing.label, pixels });
          await turn();
        }
        return { drawings: kept };
      },
      addDrawing: ({ person, drawing }) =>
        change(async () => ({ id: (await add(person, drawing)).id })),
      removeDrawing: ({ person, drawing }) => done(() => remove(person, drawing)),
      async exportPerson({ id, ticket, format }) {
        const [parent] = await choices.pathsOf(ticket);
        return exportPerson(await drawingsOf(id), parent!, format);
      },
      async importDrawings({ id, ticket }) {
        const found = await importDrawings(await choices.pathsOf(ticket));
        return change(async () => {
          const added = await append(id, await everybody.find(id), found.drawings);
          const passedOver = found.passedOver + found.drawings.length - added;
          return { added, passedOver };
        });
      },
    },
  };
}

function isDamage(error: unknown): error is FailureError {
  return error instanceof FailureError && error.failure.code === 'drawings-damaged';
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
