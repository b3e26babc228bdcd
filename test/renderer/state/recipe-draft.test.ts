import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Recipe, type Schedule } from '../../../app/contract/recipe.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { namedRecipe, RECIPE_NAMES } from '../../../app/core/training/recipes.ts';
import { RecipeDraft } from '../../../app/renderer/state/recipe-draft.svelte.ts';

const { layers } = presetNetwork('quick');
const fast = namedRecipe('fast', layers);

const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constantFrom<Schedule>({ kind: 'constant' }, { kind: 'cosine' }, { kind: 'oneCycle' }),
  fc.record({
    kind: fc.constant('step' as const),
    epochs: fc.integer({ min: 1, max: 1000 }),
    factor: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('plateau' as const),
    patience: fc.integer({ min: 1, max: 100 }),
    factor: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  }),
);

const recipes = fc
  .record({
    epochs: fc.integer({ min: 1, max: 1000 }),
    optimizer: fc.constantFrom('sgd', 'adam', 'adamw'),
    learningRate: fc.double({ min: 0.000_001, max: 10, noNaN: true }),
    schedule: schedules,
    dropout: fc.option(fc.double({ min: 0, max: 0.95, noNaN: true })),
    earlyStopping: fc.option(fc.record({ patience: fc.integer({ min: 1, max: 100 }) })),
    shuffle: fc.boolean(),
    dropLast: fc.boolean(),
    seed: fc.integer({ min: 0, max: 0x7fff_ffff }),
  })
  .map((changes): Recipe => v.parse(Recipe, { ...fast, ...changes }));

describe('a recipe that is shown', () => {
  it('is read as it was, whatever was shown before', () => {
    fc.assert(
      fc.property(recipes, recipes, (before, recipe) => {
        const draft = new RecipeDraft(before);
        draft.show(recipe);
        expect(draft.recipe).toEqual(recipe);
      }),
    );
  });

  it.each(RECIPE_NAMES)('as %s is one that the engine takes', (name) => {
    const draft = new RecipeDraft(namedRecipe(name, layers));
    expect(v.is(Recipe, draft.recipe)).toBe(true);
  });
});

describe('a field that holds something invalid', () => {
  it('leaves no recipe while it counts', () => {
    const draft = new RecipeDraft(fast);
    draft.fields.weightDecay.text = '-1';
    expect(draft.counts('weightDecay')).toBe(true);
    expect(draft.recipe).toBeNull();
  });

  it('does no harm while it does not count', () => {
    const draft = new RecipeDraft(fast);
    draft.fields.weightDecay.text = '-1';
    draft.fields.stepFactor.text = 'x';
    draft.fields.dropout.text = '';
    draft.fields.patience.text = '0';
    draft.optimizer = 'adam';
    expect(v.is(Recipe, draft.recipe)).toBe(true);
  });
});

it('counts the numbers of a choice only while it is chosen', () => {
  const draft = new RecipeDraft(fast);
  draft.optimizer = 'sgd';
  expect(draft.counts('beta2')).toBe(false);
  expect(draft.counts('stepFactor')).toBe(false);
  draft.scheduleKind = 'step';
  expect(draft.counts('stepFactor')).toBe(true);
  draft.stopsEarly = true;
  expect(draft.recipe?.earlyStopping).toEqual({ patience: 3 });
});
