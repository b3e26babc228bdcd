import { expect, it } from 'vitest';
import { createRandom } from '../../../app/core/random.ts';
import type { EngineView } from '../../../scripts/soak/look-at-engine.ts';
import { createPicker } from '../../../scripts/soak/pick-action.ts';
import type { Action } from '../../../scripts/soak/stage.ts';
import { catalogueOf } from '../../fakes/datasets.ts';
import { status } from '../../fakes/samples.ts';

const view: EngineView = {
  status,
  catalogue: catalogueOf(),
  diagnostics: { tensorflow: '2.21.0', tfjs: '4.22.0', tensors: 120, constants: 80 },
};

function action(name: string, weight: number, isPossible = true): Action {
  return { name, weight, isPossible: () => isPossible, perform: () => Promise.resolve() };
}

const actions = [action('a', 1), action('b', 9), action('never', 5, false), action('c', 1)];

function names(seed: number, count: number): string[] {
  const next = createPicker(actions, createRandom(seed));
  return Array.from({ length: count }, () => next(view).name);
}

it('does everything that is possible once, before anything twice', () => {
  for (let seed = 1; seed <= 10; seed++) {
    expect(names(seed, 3).sort()).toEqual(['a', 'b', 'c']);
  }
});

it('draws by weight afterwards, and the same again from the same seed', () => {
  const drawn = names(1, 1_000);
  expect(drawn.filter((name) => name === 'b').length).toBeGreaterThan(700);
  expect(drawn).not.toContain('never');
  expect(names(1, 1_000)).toEqual(drawn);
  expect(names(2, 1_000)).not.toEqual(drawn);
});
