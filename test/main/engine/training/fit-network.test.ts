import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import type { Recipe } from '../../../../app/contract/recipe.ts';
import { FailureError } from '../../../../app/contract/failures.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { fitNetwork } from '../../../../app/main/engine/training/fit-network.ts';
import { recipeOf } from './small-dataset.ts';

const settingsOf = (layers: Layer[], changes: Partial<Recipe> = {}) => ({
  network: { name: 'own', layers },
  recipe: recipeOf(changes),
});

function failureIn(layers: Layer[], batchSize = 64) {
  try {
    fitNetwork(settingsOf(layers, { batchSize }), 10);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('it was expected to fail');
}

describe('fitNetwork', () => {
  it('adds a logit for each class', () => {
    const { layers } = presetNetwork('softmax');
    expect(fitNetwork(settingsOf(layers), 47)).toEqual([...layers, { kind: 'dense', units: 47 }]);
  });

  it("gives all dropout layers the recipe's rate, or leaves each its own", () => {
    const layers: Layer[] = [
      { kind: 'dropout', rate: 0.1 },
      { kind: 'flatten' },
      { kind: 'dropout', rate: 0.2 },
    ];
    const ratesWith = (dropout: number | null) =>
      fitNetwork(settingsOf(layers, { dropout }), 10).flatMap((layer) =>
        layer.kind === 'dropout' ? layer.rate : [],
      );
    expect(ratesWith(null)).toEqual([0.1, 0.2]);
    expect(ratesWith(0)).toEqual([0, 0]);
    expect(ratesWith(0.5)).toEqual([0.5, 0.5]);
  });

  it('names the layer that does not fit, and the output as the one behind all', () => {
    expect(
      failureIn([
        { kind: 'maxPool', size: 7 },
        { kind: 'maxPool', size: 7 },
      ]),
    ).toEqual({
      ...{ code: 'network-unfit', layer: 1, problem: 'too-small' },
    });
    expect(failureIn([{ kind: 'relu' }])).toEqual({
      ...{ code: 'network-unfit', layer: 1, problem: 'needs-flat' },
    });
  });

  it('refuses a batch that would take more memory than a computer should give', () => {
    const wide: Layer = {
      ...{ kind: 'conv2d', filters: 256, kernelSize: 3, stride: 1, padding: 'same', useBias: true },
    };
    expect(failureIn([wide, wide, { kind: 'flatten' }], 4096)).toMatchObject({
      ...{ code: 'batch-too-large', batchSize: 4096 },
    });
    expect(fitNetwork(settingsOf([wide, wide, { kind: 'flatten' }]), 10)).toHaveLength(4);
  });

  it('refuses more parameters than memory should be taken for', () => {
    const wide = Array.from({ length: 4 }, (): Layer => ({ kind: 'dense', units: 4096 }));
    expect(failureIn([{ kind: 'flatten' }, ...wide])).toEqual({
      ...{ code: 'network-too-large', parameters: 53_600_266 },
    });
  });
});
