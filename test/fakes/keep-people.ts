import { FailureError } from '../../app/contract/failures.ts';
import type { HandLesson, KeptDrawing, People, PersonId } from '../../app/contract/people.ts';
import { gridOfInk } from '../../app/core/drawing/grid-of-ink.ts';
import type { FakeEngine } from './fake-engine.ts';
import { keptDrawings, lessonOf, peopleOf, PERSON_ID } from './people.ts';

interface KeptPeople {
  people: People;
  drawings: Map<PersonId, KeptDrawing[]>;
  lesson: HandLesson | null;
}

/** Makes an engine keep people and their drawings, and announce them before it answers. */
export function keepPeople(engine: FakeEngine, first: People = peopleOf()): KeptPeople {
  const kept: KeptPeople = { people: first, drawings: new Map(), lesson: null };
  if (first.people.some(({ id }) => id === PERSON_ID))
    kept.drawings.set(PERSON_ID, keptDrawings(10));
  const tellStatus = engine.api.status;
  let count = 0;
  const newId = () => (++count).toString(16).padStart(12, 'f');

  function tell(changes: Partial<People>): Promise<Record<never, never>> {
    kept.people = { ...kept.people, ...changes };
    engine.announce('peopleChanged', kept.people);
    return Promise.resolve({});
  }
  function change(id: PersonId, drawings: KeptDrawing[]): Promise<Record<never, never>> {
    kept.drawings.set(id, drawings);
    const counts = Array.from({ length: 10 }, (_, digit) =>
      drawings.reduce((sum, { label }) => sum + (label === digit ? 1 : 0), 0),
    );
    return tell({
      people: kept.people.people.map((person) =>
        person.id === id ? { ...person, counts } : person,
      ),
    });
  }
  function teach(lesson: HandLesson | null): void {
    kept.lesson = lesson;
    engine.announce('lessonChanged', lesson);
  }
  const drawingsOf = (id: PersonId): KeptDrawing[] => kept.drawings.get(id) ?? [];

  engine.api = {
    ...engine.api,
    status: async (input) => ({
      ...(await tellStatus(input)),
      people: kept.people,
      lesson: kept.lesson,
    }),
    async addPerson({ name }) {
      const id = `person-${newId()}`;
      const people = [...kept.people.people, { id, name, counts: [] }];
      await tell({ people, inUse: id });
      return { id };
    },
    usePerson: ({ id }) => tell({ inUse: id }),
    renamePerson: ({ id, name }) =>
      tell({
        people: kept.people.people.map((person) =>
          person.id === id ? { ...person, name } : person,
        ),
      }),
    removePerson({ id }) {
      const people = kept.people.people.filter((person) => person.id !== id);
      return tell({ people, inUse: people[0]?.id ?? null });
    },
    drawings: ({ id }) => Promise.resolve({ drawings: drawingsOf(id) }),
    async addDrawing({ person, drawing: { label, ink } }) {
      if (!kept.people.people.some(({ id }) => id === person)) {
        throw new FailureError({ code: 'person-missing' });
      }
      const id = `drawing-${newId()}`;
      await change(person, [{ id, label, pixels: gridOfInk(ink) }, ...drawingsOf(person)]);
      return { id };
    },
    removeDrawing: ({ person, drawing }) =>
      change(
        person,
        drawingsOf(person).filter(({ id }) => id !== drawing),
      ),
    learnHand({ id }) {
      const { name } = kept.people.people.find((person) => person.id === id)!;
      teach(lessonOf({ person: id, name }));
      return Promise.resolve(kept.lesson!);
    },
    keepHand() {
      teach(null);
      return Promise.resolve({ id: 'model-ba9876543210' });
    },
    discardHand() {
      teach(null);
      return Promise.resolve({});
    },
  };
  return kept;
}
