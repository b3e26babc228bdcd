import { appendFile, copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../app/contract/failures.ts';
import type { Ink } from '../../../../app/contract/ink.ts';
import { MOST_DRAWINGS, MOST_PEOPLE, type People } from '../../../../app/contract/people.ts';
import { fitToGrid } from '../../../../app/core/drawing/fit-to-grid.ts';
import { createChoices } from '../../../../app/main/engine/choices.ts';
import { createPeople } from '../../../../app/main/engine/people/people.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { anyInk } from './any-ink.ts';

const ABSENT = 'person-00000000000f';
const SLASH: Ink = {
  kind: 'strokes',
  strokes: [
    [
      [10, 10],
      [20, 90],
    ],
  ],
  pen: 2.5,
};

/** The people as at a start of the engine, with what is announced and reported. */
function open(data: string) {
  const announced: People[] = [];
  const problems: Failure[] = [];
  const choices = createChoices(0);
  const people = createPeople({
    data,
    choices,
    announce: (name, value) => {
      if (name === 'peopleChanged') announced.push(value as People);
    },
    report: (problem) => problems.push(problem),
  });
  return { data, people, choices, announced, problems, ...people.requests };
}

async function newPeople() {
  return open(await temporaryFolder());
}

/** The only person's file. */
async function fileIn(data: string): Promise<string> {
  const names = await readdir(join(data, 'people'));
  return join(
    data,
    'people',
    names.find((name) => name.endsWith('.jsonl'))!,
  );
}

describe('people', () => {
  it('are none at first, and looking makes no folder', async () => {
    const { people, data } = await newPeople();
    expect(await people.list()).toEqual({ people: [], inUse: null });
    expect(await readdir(data)).toEqual([]);
  });

  it('are listed by name, the new one in use, and are there again after a restart', async () => {
    const { people, addPerson, announced, data } = await newPeople();
    const lin = await addPerson({ name: 'Lin' });
    await addPerson({ name: 'Ada' });
    expect((await people.list()).people.map(({ name }) => name)).toEqual(['Ada', 'Lin']);
    await people.requests.usePerson(lin);
    expect(announced.at(-1)).toEqual(await people.list());
    expect(await open(data).people.list()).toEqual(await people.list());
    expect((await people.list()).inUse).toBe(lin.id);
  });

  it('can be renamed and removed; then somebody else is in use', async () => {
    const { people, addPerson, addDrawing, renamePerson, removePerson, data } = await newPeople();
    const ada = await addPerson({ name: 'Ada' });
    const lin = await addPerson({ name: 'Lin' });
    await addDrawing({ person: lin.id, drawing: { label: 7, ink: SLASH } });
    await renamePerson({ id: lin.id, name: 'Lin Mei' });
    const found = (await open(data).people.list()).people[1];
    expect(found).toMatchObject({ id: lin.id, name: 'Lin Mei', counts: [0, 0, 0, 0, 0, 0, 0, 1] });
    await removePerson(lin);
    expect((await people.list()).inUse).toBe(ada.id);
    expect((await open(data).people.list()).people.map(({ id }) => id)).toEqual([ada.id]);
  });

  it('that are not there are told apart from all else', async () => {
    const { usePerson, renamePerson, removePerson, drawings, addDrawing } = await newPeople();
    const drawing = { label: 7, ink: SLASH };
    for (const work of [
      usePerson({ id: ABSENT }),
      renamePerson({ id: ABSENT, name: 'Nobody' }),
      removePerson({ id: ABSENT }),
      drawings({ id: ABSENT }),
      addDrawing({ person: ABSENT, drawing }),
    ]) {
      expect(await failureOf(work)).toEqual({ code: 'person-missing' });
    }
  });

  it('are no more than can be shown', async () => {
    const { addPerson: addFirst, data } = await newPeople();
    await addFirst({ name: 'Lin' });
    const path = await fileIn(data);
    for (let count = 1; count < MOST_PEOPLE; count++) {
      await copyFile(path, path.replace(/.{4}\.jsonl/, `${1000 + count}.jsonl`));
    }
    const { addPerson, people } = open(data);
    const failure = await failureOf(addPerson({ name: 'One more' }));
    expect(failure).toEqual({ code: 'no-more-room', limit: MOST_PEOPLE });
    expect((await people.list()).people).toHaveLength(MOST_PEOPLE);
  });
});

describe('drawings', () => {
  it('are kept as they were drawn, whatever was drawn', async () => {
    const { people, addPerson, addDrawing, data } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    const inks = fc.sample(anyInk, { numRuns: 60, seed: 3 });
    for (const ink of inks) await addDrawing({ person: id, drawing: { label: 4, ink } });
    const again = await open(data).people.drawingsOf(id);
    expect(again.name).toBe('Lin');
    expect(again.drawings.map(({ ink }) => ink)).toEqual(inks);
    expect(await people.drawingsOf(id)).toEqual(again);
  });

  it('are given as the network sees them, the newest first', async () => {
    const { addPerson, addDrawing, drawings } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    const first = await addDrawing({ person: id, drawing: { label: 1, ink: SLASH } });
    const pixels = new Uint8Array(784).fill(9);
    const ink: Ink = { kind: 'picture', pixels };
    const second = await addDrawing({ person: id, drawing: { label: 2, ink } });
    expect((await drawings({ id })).drawings).toEqual([
      { id: second.id, label: 2, pixels },
      { id: first.id, label: 1, pixels: fitToGrid([...SLASH.strokes]) },
    ]);
  });

  it('are counted by label, and announced before the answer', async () => {
    const { addPerson, addDrawing, removeDrawing, announced } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    const kept = await addDrawing({ person: id, drawing: { label: 2, ink: SLASH } });
    await addDrawing({ person: id, drawing: { label: 0, ink: SLASH } });
    expect(announced.at(-1)?.people[0]?.counts).toEqual([1, 0, 1]);
    await removeDrawing({ person: id, drawing: kept.id });
    expect(announced.at(-1)?.people[0]?.counts).toEqual([1, 0, 0]);
  });

  it('can be removed, also twice, and stay removed', async () => {
    const { addPerson, addDrawing, removeDrawing, people, data } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    const ids: string[] = [];
    for (const label of [1, 2, 3]) {
      ids.push((await addDrawing({ person: id, drawing: { label, ink: SLASH } })).id);
    }
    await removeDrawing({ person: id, drawing: ids[1]! });
    await removeDrawing({ person: id, drawing: ids[1]! });
    for (const { people: kept } of [{ people }, open(data)]) {
      const { drawings } = await kept.drawingsOf(id);
      expect(drawings.map((drawing) => drawing.id)).toEqual([ids[0], ids[2]]);
    }
  });

  it('are all kept when many are added at once, to several people', async () => {
    const { addPerson, addDrawing, renamePerson, removeDrawing, data } = await newPeople();
    const [ada, lin] = [await addPerson({ name: 'Ada' }), await addPerson({ name: 'Lin' })];
    const gone = await addDrawing({ person: ada.id, drawing: { label: 8, ink: SLASH } });
    await Promise.all([
      ...Array.from({ length: 100 }, (_, place) => {
        const person = place % 2 === 0 ? ada.id : lin.id;
        return addDrawing({ person, drawing: { label: place % 10, ink: SLASH } });
      }),
      renamePerson({ id: ada.id, name: 'Ada L.' }),
      removeDrawing({ person: ada.id, drawing: gone.id }),
    ]);
    const again = open(data).people;
    expect(await again.list()).toMatchObject({
      people: [
        { name: 'Ada L.', counts: [10, 0, 10, 0, 10, 0, 10, 0, 10] },
        { name: 'Lin', counts: [0, 10, 0, 10, 0, 10, 0, 10, 0, 10] },
      ],
    });
    expect((await again.drawingsOf(ada.id)).drawings).toHaveLength(50);
  });

  it('are no more than a person may keep', async () => {
    const { addPerson, addDrawing, data } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    await addDrawing({ person: id, drawing: { label: 3, ink: SLASH } });
    const path = await fileIn(data);
    const [, line] = (await readFile(path, 'utf8')).split('\n');
    await appendFile(path, `${line}\n`.repeat(MOST_DRAWINGS - 1));
    const full = open(data);
    const failure = await failureOf(
      full.addDrawing({ person: id, drawing: { label: 3, ink: SLASH } }),
    );
    expect(failure).toEqual({ code: 'no-more-room', limit: MOST_DRAWINGS });
  });

  it('take no more room than can be read again', async () => {
    const { addPerson, addDrawing, data } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    await addDrawing({ person: id, drawing: { label: 3, ink: SLASH } });
    await truncate(await fileIn(data), 200_000_000);
    const failure = await failureOf(addDrawing({ person: id, drawing: { label: 3, ink: SLASH } }));
    expect(failure).toEqual({ code: 'no-more-room', limit: 1 });
  });
});

describe('the file of a person', () => {
  it('that was cut short within the last drawing loses only that, and takes further ones', async () => {
    const { addPerson, addDrawing, data } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    for (const label of [1, 2]) await addDrawing({ person: id, drawing: { label, ink: SLASH } });
    const path = await fileIn(data);
    const whole = await readFile(path, 'utf8');
    for (const cut of [1, 20, 60]) {
      await writeFile(path, whole.slice(0, -cut));
      const killed = open(data);
      expect((await killed.people.list()).people[0]?.counts).toEqual([0, 1]);
      await killed.addDrawing({ person: id, drawing: { label: 5, ink: SLASH } });
      const { drawings } = await open(data).people.drawingsOf(id);
      expect(drawings.map(({ label }) => label)).toEqual([1, 5]);
      expect(killed.problems).toEqual([]);
    }
  });

  it('has a name that nobody else has', async () => {
    const { addPerson, renamePerson, people } = await newPeople();
    await addPerson({ name: 'Anna' });
    const { id } = await addPerson({ name: 'Anna' });
    await addPerson({ name: 'Bob' });
    const names = async () => (await people.list()).people.map(({ name }) => name);
    expect(await names()).toEqual(['Anna', 'Anna 2', 'Bob']);
    await renamePerson({ id, name: 'Bob' });
    expect(await names()).toEqual(['Anna', 'Bob', 'Bob 2']);
    await renamePerson({ id, name: 'Bob 2' });
    expect(await names()).toEqual(['Anna', 'Bob', 'Bob 2']);
  });

  it.each([
    ['is no JSON', 'nonsense'],
    ['is of no person', '{"version":1}\n'],
    ['is of a version that is not known', '{"version":2,"name":"Lin"}\n'],
    ['has a drawing without a label', '{"version":1,"name":"Lin"}\n{"id":"x"}\n'],
  ])('that %s is moved aside and reported; others stay', async (_, content) => {
    const { addPerson, data } = await newPeople();
    await addPerson({ name: 'Lin' });
    const path = await fileIn(data);
    await addPerson({ name: 'Ada' });
    await writeFile(path, content);
    const { people, problems } = open(data);
    expect((await people.list()).people.map(({ name }) => name)).toEqual(['Ada']);
    expect(problems).toMatchObject([{ code: 'drawings-damaged', path }]);
    const [problem] = problems;
    const keptAt = problem?.code === 'drawings-damaged' ? problem.keptAt : null;
    expect(await readFile(keptAt!, 'utf8')).toBe(content);
  });

  it('with damage that only reading all of it shows is moved aside then', async () => {
    const { addPerson, addDrawing, data } = await newPeople();
    const { id } = await addPerson({ name: 'Lin' });
    await addDrawing({ person: id, drawing: { label: 1, ink: SLASH } });
    const path = await fileIn(data);
    await writeFile(path, (await readFile(path, 'utf8')).replace('strokes', 'scratch'));
    const { people, drawings, announced } = open(data);
    expect((await people.list()).people).toHaveLength(1);
    const failure = await failureOf(drawings({ id }));
    expect(failure).toMatchObject({ code: 'drawings-damaged', path, keptAt: expect.any(String) });
    expect(announced.at(-1)).toEqual({ people: [], inUse: null });
  });
});
