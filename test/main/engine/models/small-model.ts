import type { SavedModel } from '../../../../app/main/engine/models/save-model.ts';
import type { LayerDescriptions } from '../../../../app/main/engine/network/layer-description.ts';
import { initialParameters } from '../../../../app/main/engine/network/parameters.ts';
import { model as summary } from '../../../fakes/samples.ts';

const smallLayers: LayerDescriptions = [
  { kind: 'flatten' },
  { kind: 'dense', inputs: 784, outputs: 4 },
  { kind: 'relu' },
  { kind: 'dropout', rate: 0.2 },
  { kind: 'dense', inputs: 4, outputs: 10 },
];

/** A model of a few kilobytes; different seeds make different weights. */
export function smallModel(seed: number): SavedModel {
  return {
    summary: { ...summary, settings: { ...summary.settings, seed } },
    layers: smallLayers,
    values: initialParameters(smallLayers, seed),
  };
}
