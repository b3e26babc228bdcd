import { expect, it } from 'vitest';
import type { Ink } from '../../../app/contract/ink.ts';
import type { People } from '../../../app/renderer/state/people.svelte.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { TICKET } from '../../fakes/datasets.ts';
import { keepPeople } from '../../fakes/keep-people.ts';
import { keptDrawings, peopleOf, PERSON_ID, personOf } from '../../fakes/people.ts';

const INK: Ink = { kind: 'strokes', strokes: [[[5, 5]]], pen: 2.5 };
const ADA = personOf({ id: 'person-00000000000a', name: 'Ada', counts: [] });

async function withPeople(first = peopleOf()) {
  const all = await connected();
  const kept = keepPeople(all.engine, first);
  all.engine.announce('peopleChanged', first);
  await settle();
  return { ...all, kept, people: all.app.people };
}

function labelsOf(people: People): number[] | undefined {
  return people.drawings?.map(({ label }) => label);
}

it('knows who there is, at the start and after every change', async () => {
  const { people, engine } = await withPeople();
  expect(people.inUse?.name).toBe('Lin');
  engine.announce('peopleChanged', peopleOf([ADA, personOf()]));
  await settle();
  expect(people.list.map(({ name }) => name)).toEqual(['Ada', 'Lin']);
  expect(people.inUse?.name).toBe('Ada');
});

it('asks for drawings only while they are shown, and again whenever they change', async () => {
  const { people, engine } = await withPeople();
  expect(people.drawings).toBeNull();
  const stop = people.watchDrawings();
  await settle();
  expect(people.drawings).toHaveLength(10);
  await people.removeDrawing({ person: PERSON_ID, id: keptDrawings(1)[0]!.id });
  await settle();
  expect(labelsOf(people)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  stop();
  const asked = () => engine.requests.filter(({ name }) => name === 'drawings').length;
  const before = asked();
  await people.keep(4, INK, 'Me');
  await settle();
  expect(asked()).toBe(before);
});

it('never shows the drawings of somebody else', async () => {
  const { people } = await withPeople(peopleOf([personOf(), ADA]));
  people.watchDrawings();
  await settle();
  const used = people.use(ADA.id);
  await used;
  expect(people.drawings ?? []).toEqual([]);
  await settle();
  expect(people.drawings).toEqual([]);
});

it('makes the first person when the first drawing is kept, and only one', async () => {
  const { people, kept } = await withPeople({ people: [], inUse: null });
  const [one, other] = await Promise.all([people.keep(1, INK, 'Me'), people.keep(2, INK, 'Me')]);
  expect(kept.people.people.map(({ name }) => name)).toEqual(['Me']);
  expect(one?.person).toBe(other?.person);
  expect(kept.drawings.get(one!.person)?.map(({ label }) => label)).toEqual([2, 1]);
});

it('says why a drawing was not kept', async () => {
  const { people, engine } = await withPeople();
  engine.api.addDrawing = () => Promise.reject(new Error('disk'));
  expect(await people.keep(1, INK, 'Me')).toBeNull();
  expect(people.note).toMatchObject({ kind: 'refused', failure: { code: 'internal' } });
  await people.use(PERSON_ID);
  expect(people.note).toBeNull();
});

it('leaves it to the banner that the engine is gone', async () => {
  const { people, kill } = await withPeople();
  kill();
  expect(await people.keep(1, INK, 'Me')).toBeNull();
  expect(people.note).toBeNull();
});

it('exports and imports what a dialog chose, and nothing if it chose nothing', async () => {
  const { people, engine, bridge } = await withPeople();
  await people.exportAs(PERSON_ID, 'idx');
  expect(people.note).toMatchObject({ kind: 'exported', result: { files: 1 } });
  await people.import(PERSON_ID);
  expect(people.note).toMatchObject({ kind: 'imported', result: { added: 10 } });
  expect(bridge.dialogs).toEqual(['folder-to-write', 'files-to-read']);
  expect(engine.requests.slice(-2).map(({ input }) => input)).toEqual([
    { id: PERSON_ID, ticket: TICKET, format: 'idx' },
    { id: PERSON_ID, ticket: TICKET },
  ]);
  bridge.choice = null;
  const count = engine.requests.length;
  await people.exportAs(PERSON_ID, 'json');
  await people.import(PERSON_ID);
  expect(engine.requests).toHaveLength(count);
});
