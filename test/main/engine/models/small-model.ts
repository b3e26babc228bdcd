import type { Layer } from '../../../../app/contract/network.ts';
import type { SavedModel } from '../../../../app/main/engine/models/save-model.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { model as summary } from '../../../fakes/samples.ts';

const smallLayers: readonly Layer[] = [
  { kind: 'flatten' },
  { kind: 'dense', units: 4 },
  { kind: 'relu' },
  { kind: 'dropout', rate: 0.2 },
  { kind: 'dense', units: 10 },
];

/** A model of a few kilobytes; different seeds make different weights. */
export function smallModel(seed: number): SavedModel {
  const { settings } = summary;
  return {
    summary: { ...summary, settings: { ...settings, recipe: { ...settings.recipe, seed } } },
    layers: smallLayers,
    values: initialParameters(smallLayers, seed),
  };
}
