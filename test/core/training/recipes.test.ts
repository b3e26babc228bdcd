import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PRESET_NAMES } from '../../../app/contract/network.ts';
import { Recipe } from '../../../app/contract/recipe.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { namedRecipe, RECIPE_NAMES } from '../../../app/core/training/recipes.ts';

const all = RECIPE_NAMES.flatMap((name) => PRESET_NAMES.map((net) => [name, net] as const));

describe('the named recipes', () => {
  it.each(all)('are within the bounds: %s for %s', (name, net) => {
    const recipe = namedRecipe(name, presetNetwork(net).layers);
    expect(v.parse(Recipe, recipe)).toEqual(recipe);
  });

  it("the lesson's is the lesson's, whatever the network", () => {
    for (const net of PRESET_NAMES) {
      expect(namedRecipe('lesson', presetNetwork(net).layers)).toMatchObject({
        ...{ epochs: 5, batchSize: 64, optimizer: 'adam', learningRate: 0.001 },
        ...{ schedule: { kind: 'constant' }, validationShare: 0, dropout: null },
      });
    }
  });

  it('of the fast ones a network without convolutions gets a lower rate', () => {
    const rateOf = (net: 'mlp' | 'quick') =>
      namedRecipe('fast', presetNetwork(net).layers).learningRate;
    expect(rateOf('mlp')).toBeLessThan(rateOf('quick'));
  });

  it('only those that take their time change their samples', () => {
    const { layers } = presetNetwork('quick');
    const isChanging = (name: (typeof RECIPE_NAMES)[number]) =>
      Object.values(namedRecipe(name, layers).augmentation).some((most) => most > 0);
    expect(RECIPE_NAMES.filter(isChanging)).toEqual(['careful', 'handwriting']);
  });
});
