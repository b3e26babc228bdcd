import { describe, expect, it } from 'vitest';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { namedRecipe } from '../../../app/core/training/recipes.ts';
import type { TrainingPlan } from '../../../app/renderer/state/training-plan.svelte.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { runOf, settings, status } from '../../fakes/samples.ts';

const quick = presetNetwork('quick');
const mlp = presetNetwork('mlp');
const own = { name: 'Mine', layers: mlp.layers };

async function planOf(changes: Partial<typeof status> = {}): Promise<TrainingPlan> {
  const { app } = await connected({ status: () => Promise.resolve({ ...status, ...changes }) });
  return app.training.plan;
}

describe('what is chosen at first', () => {
  it('is the quick network with the recipe for handwriting', async () => {
    const plan = await planOf();
    expect(plan.recipeName).toBe('handwriting');
    const recipe = namedRecipe('handwriting', quick.layers);
    expect(plan.settings).toEqual({ network: quick, recipe });
  });

  it('is what was trained last', async () => {
    const plan = await planOf({ lastSettings: settings });
    expect(plan.recipeName).toBe('lesson');
    expect(plan.settings).toEqual(settings);
  });

  it('is what is being trained', async () => {
    const plan = await planOf({ run: runOf({ settings: { ...settings, network: own } }) });
    expect(plan.network).toEqual(own);
  });

  it('stays as a person changed it when an engine comes anew', async () => {
    const all = await connected();
    all.app.training.plan.chooseRecipe('careful');
    all.kill();
    all.engine.api.status = () => Promise.resolve({ ...status, lastSettings: settings });
    await all.revive();
    expect(all.app.training.plan.recipeName).toBe('careful');
  });
});

describe('a recipe', () => {
  it('with a name is fitted to the network', async () => {
    const plan = await planOf();
    plan.chooseNetwork(mlp);
    expect(plan.recipeName).toBe('handwriting');
    expect(plan.settings?.recipe.learningRate).toBe(0.008);
  });

  it('that is edited becomes the person’s own, which no network changes', async () => {
    const plan = await planOf();
    plan.draft.fields.epochs.text = '9';
    expect(plan.recipeName).toBe('own');
    plan.chooseNetwork(mlp);
    expect(plan.settings?.recipe).toMatchObject({ epochs: 9, learningRate: 0.01 });
  });

  it('of one’s own can be come back to', async () => {
    const plan = await planOf();
    expect(plan.hasOwnRecipe).toBe(false);
    plan.draft.fields.epochs.text = '9';
    plan.chooseRecipe('lesson');
    expect(plan.hasOwnRecipe).toBe(true);
    plan.chooseRecipe('own');
    expect(plan.settings?.recipe.epochs).toBe(9);
  });
});

it('follows what is saved of the chosen network', async () => {
  const all = await connected({
    status: () => Promise.resolve({ ...status, networks: [own] }),
  });
  const { plan } = all.app.training;
  plan.chooseNetwork(own);
  const changed = { ...own, layers: quick.layers };
  all.engine.announce('networksChanged', [changed]);
  await settle();
  expect(plan.network).toEqual(changed);
  all.engine.announce('networksChanged', []);
  await settle();
  expect(plan.network).toEqual(changed);
});
