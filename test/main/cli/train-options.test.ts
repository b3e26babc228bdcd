import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Recipe } from '../../../app/contract/recipe.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { namedRecipe } from '../../../app/core/training/recipes.ts';
import { CommandError, UsageError } from '../../../app/main/cli/command.ts';
import { readTrainingSettings } from '../../../app/main/cli/train-options.ts';
import { ownNetwork } from '../../fakes/networks.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

type Values = Parameters<typeof readTrainingSettings>[0];

/** The recipe that the options ask for, of the lesson's unless they say something else. */
async function recipeOf(values: Values) {
  const { recipe } = await readTrainingSettings({ net: 'mlp', ...values });
  return v.parse(Recipe, recipe);
}

async function messageOf(values: Values): Promise<string> {
  const error: unknown = await recipeOf(values).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  return error instanceof Error ? error.message : '';
}

/** A file with this content. */
async function fileWith(content: unknown): Promise<string> {
  const path = join(await temporaryFolder(), 'net.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the networks and their recipes', () => {
  it("are the app's first choice where nothing is said", async () => {
    const network = presetNetwork('quick');
    expect(await readTrainingSettings({})).toEqual({
      network,
      recipe: namedRecipe('handwriting', network.layers),
    });
  });

  it.each([
    ['softmax', 'lesson'],
    ['mlp', 'lesson'],
    ['quick', 'fast'],
    ['deep', 'fast'],
  ] as const)('%s is trained by the recipe "%s"', async (net, recipe) => {
    const network = presetNetwork(net);
    expect(await readTrainingSettings({ net })).toEqual({
      network,
      recipe: namedRecipe(recipe, network.layers),
    });
  });

  it('may be put together at will', async () => {
    const { layers } = presetNetwork('mlp');
    expect(await recipeOf({ recipe: 'careful' })).toEqual(namedRecipe('careful', layers));
    expect(await recipeOf({ recipe: 'fast' })).toEqual(namedRecipe('fast', layers));
  });

  it('may come from a file, with a name or only the layers', async () => {
    const { layers } = ownNetwork;
    const fast = namedRecipe('fast', layers);
    expect(await readTrainingSettings({ net: await fileWith(ownNetwork) })).toEqual({
      ...{ network: ownNetwork, recipe: fast },
    });
    expect(await readTrainingSettings({ net: await fileWith(layers) })).toEqual({
      ...{ network: { name: 'own', layers }, recipe: fast },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '[{', /JSON/],
    ['another JSON', { layers: 3 }, /name|layers/],
    ['an unknown kind of layer', [{ kind: 'lstm', units: 3 }], /lstm/],
    ['a number out of bounds', [{ kind: 'dense', units: 0 }], /units/],
    ['a layer with something unknown', [{ kind: 'relu', slope: 1 }], /slope/],
    ['more layers than a network may have', Array(41).fill({ kind: 'relu' }), /length/],
  ])('in a file with %s are refused by name', async (_, content, reason) => {
    const path = await fileWith(content);
    const error: unknown = await recipeOf({ net: path }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect(String(error)).toContain(`${path} describes no network`);
    expect(String(error)).toMatch(reason);
  });

  it('in a file that is not there are refused too', async () => {
    await expect(recipeOf({ net: '/no/such/net.json' })).rejects.toThrow(/ENOENT/);
  });
});

describe('the options of a recipe', () => {
  it.each<[Values, Partial<Recipe>]>([
    [{ epochs: '12' }, { epochs: 12 }],
    [{ batch: '4096' }, { batchSize: 4096 }],
    [{ rate: '1e-3' }, { learningRate: 0.001 }],
    [{ momentum: '0' }, { momentum: 0 }],
    [{ beta2: '0.99' }, { beta2: 0.99 }],
    [{ 'weight-decay': '0.05' }, { weightDecay: 0.05 }],
    [{ 'label-smoothing': '0.1' }, { labelSmoothing: 0.1 }],
    [{ dropout: '0' }, { dropout: 0 }],
    [{ validation: '0.2' }, { validationShare: 0.2 }],
    [{ 'save-freq': '5' }, { checkpointEpochs: 5 }],
    [{ seed: '7' }, { seed: 7 }],
    [{ optimizer: 'sgd' }, { optimizer: 'sgd' }],
    [{ patience: '3' }, { earlyStopping: { patience: 3 } }],
    [{ 'no-shuffle': true }, { shuffle: false }],
    [{ 'drop-last': true }, { dropLast: true }],
    [{ schedule: 'constant' }, { schedule: { kind: 'constant' } }],
    [{ schedule: 'cosine' }, { schedule: { kind: 'cosine' } }],
    [{ schedule: 'one-cycle' }, { schedule: { kind: 'oneCycle' } }],
    [{ schedule: 'step:2:0.5' }, { schedule: { kind: 'step', epochs: 2, factor: 0.5 } }],
    [{ schedule: 'plateau:3:0.1' }, { schedule: { kind: 'plateau', patience: 3, factor: 0.1 } }],
  ])('%j changes only what it names', async (values, changes) => {
    expect(await recipeOf(values)).toEqual({ ...(await recipeOf({})), ...changes });
  });

  it('change the samples as far as they say', async () => {
    const augmentation = {
      ...{ shift: 2, rotation: 10, scale: 0.1, shear: 0.2, elastic: 1.5, thickness: 0.5 },
      styles: 0.25,
    };
    const values = Object.fromEntries(
      Object.entries(augmentation).map(([name, most]) => [name, String(most)]),
    );
    expect((await recipeOf(values)).augmentation).toEqual(augmentation);
    const careful = await recipeOf({ recipe: 'careful', shift: '0' });
    const { layers } = presetNetwork('mlp');
    expect(careful.augmentation).toEqual({
      ...namedRecipe('careful', layers).augmentation,
      shift: 0,
    });
  });

  it.each<[Values, string]>([
    [{ epochs: '1001' }, '--epochs is a whole number from 1 to 1000, not "1001".'],
    [{ batch: '1.5' }, '--batch is a whole number from 1 to 4096, not "1.5".'],
    [{ rate: '0' }, '--rate is a number from 0.000001 to 10, not "0".'],
    [{ momentum: '1' }, '--momentum is a number from 0 to 0.999, not "1".'],
    [{ beta2: '0.4' }, '--beta2 is a number from 0.5 to 0.99999, not "0.4".'],
    [{ 'weight-decay': '-1' }, '--weight-decay is a number from 0 to 1, not "-1".'],
    [{ 'label-smoothing': '0.6' }, '--label-smoothing is a number from 0 to 0.5, not "0.6".'],
    [{ dropout: '1' }, '--dropout is a number from 0 to 0.95, not "1".'],
    [{ shift: '9' }, '--shift is a number from 0 to 8, not "9".'],
    [{ rotation: '90' }, '--rotation is a number from 0 to 45, not "90".'],
    [{ scale: '1' }, '--scale is a number from 0 to 0.5, not "1".'],
    [{ shear: 'much' }, '--shear is a number from 0 to 0.5, not "much".'],
    [{ elastic: '5' }, '--elastic is a number from 0 to 4, not "5".'],
    [{ thickness: '2' }, '--thickness is a number from 0 to 1, not "2".'],
    [{ styles: 'NaN' }, '--styles is a number from 0 to 1, not "NaN".'],
    [{ validation: '0.9' }, '--validation is a number from 0 to 0.5, not "0.9".'],
    [{ patience: '0' }, '--patience is a whole number from 1 to 100, not "0".'],
    [{ 'save-freq': ' ' }, '--save-freq is a whole number from 1 to 1000, not " ".'],
    [{ seed: '2147483648' }, '--seed is a whole number from 0 to 2147483647, not "2147483648".'],
    [{ optimizer: 'adamax' }, '--optimizer is one of sgd, adam, adamw, not "adamax".'],
    [{ schedule: 'step' }, '--schedule is a whole number from 1 to 1000, not "".'],
    [{ schedule: 'step:2:2' }, '--schedule is a number from 0.01 to 0.99, not "2".'],
    [{ schedule: 'plateau:0:0.5' }, '--schedule is a whole number from 1 to 100, not "0".'],
    [{ schedule: 'plateau:2' }, '--schedule is a number from 0.01 to 0.99, not "".'],
    [{ schedule: 'warm' }, '--schedule is constant, cosine, one-cycle, step:<epochs>:<factor>'],
  ])('%j is refused with what it may be', async (values, message) => {
    expect(await messageOf(values)).toContain(message);
  });
});
