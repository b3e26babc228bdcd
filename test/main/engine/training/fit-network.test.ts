import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { FailureError } from '../../../../app/contract/failures.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { fitNetwork } from '../../../../app/main/engine/training/fit-network.ts';
import { recipeOf } from './small-dataset.ts';

const settingsOf = (layers: Layer[], dropout: number | null = null) => ({
  network: { name: 'own', layers },
  recipe: recipeOf({ dropout }),
});

function failureIn(layers: Layer[]) {
  try {
    fitNetwork(settingsOf(layers), 10);
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
      fitNetwork(settingsOf(layers, dropout), 10).flatMap((layer) =>
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

  it('refuses more parameters than memory should be taken for', () => {
    const wide = Array.from({ length: 4 }, (): Layer => ({ kind: 'dense', units: 4096 }));
    expect(failureIn([{ kind: 'flatten' }, ...wide])).toEqual({
      ...{ code: 'network-too-large', parameters: 53_600_266 },
    });
  });
});
