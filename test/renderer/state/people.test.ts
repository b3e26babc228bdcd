import { expect, it } from 'vitest';
import type { Ink } from '../../../app/contract/ink.ts';
import type { People } from '../../../app/renderer/state/people.svelte.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { TICKET } from '../../fakes/datasets.ts';
import { keepPeople } from '../../fakes/keep-people.ts';
import { keptDrawings, peopleOf, PERSON_ID, personOf } from '../../fakes/people.ts';

const INK: Ink = { kind: 'strokes', strokes: [[[5, 5]]], pen: 2.5 };
const ME = { firstName: 'Me' };
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
  await people.keep(4, INK, ME);
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
  const [one, other] = await Promise.all([people.keep(1, INK, ME), people.keep(2, INK, ME)]);
  expect(kept.people.people.map(({ name }) => name)).toEqual(['Me']);
  expect(one?.person).toBe(other?.person);
  expect(kept.drawings.get(one!.person)?.map(({ label }) => label)).toEqual([2, 1]);
});

it('keeps a drawing for whom it was drawn, whoever is in use by then', async () => {
  const { people, kept } = await withPeople(peopleOf([personOf(), ADA]));
  const drawn = await people.keep(1, INK, { ...ME, person: ADA.id });
  expect(drawn?.person).toBe(ADA.id);
  expect(kept.drawings.get(ADA.id)?.map(({ label }) => label)).toEqual([1]);
});

it('knows a drawing again that was kept, of each person, until it is removed', async () => {
  const { people } = await withPeople(peopleOf([personOf(), ADA]));
  const [stroke, other] = [[[5, 5]], [[9, 9]]];
  expect(people.keptAs([stroke], INK)).toBeNull();
  const kept = await people.keep(3, INK, { ...ME, pieces: [stroke] });
  expect(people.keptAs([stroke], INK)).toMatchObject({ label: 3, kept });
  expect(people.keptAs([stroke, other], INK)).toBeNull();
  expect(people.keptAs([stroke], { ...INK, pen: 3 } as Ink)).toBeNull();
  await people.use(ADA.id);
  await settle();
  expect(people.keptAs([stroke], INK)).toBeNull();
  await people.use(PERSON_ID);
  await settle();
  await people.removeDrawing(kept!);
  expect(people.keptAs([stroke], INK)).toBeNull();
});

it('says why a drawing was not kept', async () => {
  const { people, engine } = await withPeople();
  engine.api.addDrawing = () => Promise.reject(new Error('disk'));
  expect(await people.keep(1, INK, ME)).toBeNull();
  expect(people.note).toMatchObject({ kind: 'refused', failure: { code: 'internal' } });
  await people.use(PERSON_ID);
  expect(people.note).toBeNull();
});

it('leaves it to the banner that the engine is gone', async () => {
  const { people, kill } = await withPeople();
  kill();
  expect(await people.keep(1, INK, ME)).toBeNull();
  expect(people.note).toBeNull();
});

it('imports for the first person where there is nobody', async () => {
  const { people, kept, engine } = await withPeople({ people: [], inUse: null });
  await people.import('Me');
  expect(kept.people.people.map(({ name }) => name)).toEqual(['Me']);
  expect(engine.requests.at(-1)).toMatchObject({ name: 'importDrawings' });
});

it('exports and imports what a dialog chose, and nothing if it chose nothing', async () => {
  const { people, engine, bridge } = await withPeople();
  await people.exportAs(PERSON_ID, 'idx');
  expect(people.note).toMatchObject({ kind: 'exported', result: { files: 1 } });
  await people.import('Me');
  expect(people.note).toMatchObject({ kind: 'imported', result: { added: 10 } });
  expect(bridge.dialogs).toEqual(['folder-to-write', 'files-to-read']);
  expect(engine.requests.slice(-2).map(({ input }) => input)).toEqual([
    { id: PERSON_ID, ticket: TICKET, format: 'idx' },
    { id: PERSON_ID, ticket: TICKET },
  ]);
  bridge.choice = null;
  const count = engine.requests.length;
  await people.exportAs(PERSON_ID, 'json');
  await people.import('Me');
  expect(engine.requests).toHaveLength(count);
});
