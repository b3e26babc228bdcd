import type { HandLesson, KeptDrawing, People, Person } from '../../app/contract/people.ts';
import { drawnDigit } from './drawn-digits.ts';
import { MODEL_ID, testResult } from './samples.ts';

export const PERSON_ID = 'person-0123456789ab';

export function personOf(changes: Partial<Person> = {}): Person {
  return { id: PERSON_ID, name: 'Lin', counts: new Array<number>(10).fill(1), ...changes };
}

/** These people, of whom the first is in use. */
export function peopleOf(people: Person[] = [personOf()]): People {
  return { people, inUse: people[0]?.id ?? null };
}

/** So many drawings, the digits taking turns. */
export function keptDrawings(count: number): KeptDrawing[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `drawing-${index.toString(16).padStart(12, '0')}`,
    label: index % 10,
    pixels: drawnDigit(index % 10, index),
  }));
}

/** Eight of ten drawings are read rightly before a lesson, and all after. */
export const TEN_CHECKED = { count: 10, before: 8, after: 10, gained: 2, lost: 0 };

/** A lesson from ten drawings, after which a 7 is no longer taken for a 2. */
export function lessonOf(changes: Partial<HandLesson> = {}): HandLesson {
  return {
    ...{ person: PERSON_ID, name: 'Lin', model: MODEL_ID, drawings: 10, seconds: 0.7 },
    before: testResult,
    after: { ...testResult, accuracy: 0.957 },
    ...{ gained: 3, lost: 4 },
    changes: [{ ...keptDrawings(10)[7]!, before: 2, after: 7 }],
    ...changes,
  };
}
