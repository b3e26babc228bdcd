import { GRID_PIXELS } from '../../../app/contract/digit.ts';
import type { KeptDrawing } from '../../../app/contract/people.ts';
import type { FakeEngine } from '../fake-engine.ts';
import { keepPeople } from '../keep-people.ts';
import { keptDrawings, lessonOf, peopleOf, personOf } from '../people.ts';
import { readingsOf } from '../samples.ts';

const LEARNING_MS = 800;
const CHECK_TICK_MS = 300;

/** Makes an engine know a class of pupils in appearance, and learn their hands. */
export function simulatePeople(engine: FakeEngine, hasPeople: boolean): void {
  const others = ['Ada', 'Grace'].map((name, place) =>
    personOf({ id: `person-00000000000${place}`, name, counts: [] }),
  );
  const first = hasPeople ? peopleOf([personOf(), ...others]) : { people: [], inUse: null };
  const kept = keepPeople(engine, first);
  const predictAny = engine.api.predict;

  function readAs({ id, label }: KeptDrawing): number {
    return label === 7 && !kept.lesson && id === keptDrawings(8)[7]?.id ? 2 : label;
  }

  Object.assign(engine.api, {
    async predict({ pixels }) {
      const known = [...kept.drawings.values()].flat();
      const { readings } = await predictAny({ pixels });
      return {
        readings: readings.map((reading, place) => {
          const grid = pixels.subarray(place * GRID_PIXELS, (place + 1) * GRID_PIXELS);
          const drawing = known.find((each) => areSame(each.pixels, grid));
          return drawing ? readingsOf(grid, readAs(drawing))[0]! : reading;
        }),
      };
    },
    async learnHand({ id }) {
      await pause(LEARNING_MS);
      const drawings = kept.drawings.get(id)?.length ?? 0;
      kept.lesson = lessonOf({ person: id, drawings });
      engine.announce('lessonChanged', kept.lesson);
      return kept.lesson;
    },
    async checkHand() {
      const count = kept.lesson?.drawings ?? 0;
      for (let done = 1; done <= count; done++) {
        await pause(CHECK_TICK_MS);
        engine.announce('handChecked', { done, count });
      }
      const gained = Math.min(2, count);
      return { count, before: count - gained, after: count, gained, lost: 0 };
    },
  } satisfies Partial<FakeEngine['api']>);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((value, place) => value === other[place]);
}
