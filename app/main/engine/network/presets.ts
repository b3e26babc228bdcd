import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import type { LayerDescriptions } from './layer-description.ts';

const HIDDEN_UNITS = 512;

export type PresetName = ModelSummary['network'];

/** The networks that one can choose by name. All of them give logits: no softmax at the end. */
const presets: Readonly<Record<PresetName, (classCount: number) => LayerDescriptions>> = {
  /** The network of the lesson this project grew from. */
  mlp: (classCount) => [
    { kind: 'flatten' },
    { kind: 'dense', inputs: GRID_PIXELS, outputs: HIDDEN_UNITS },
    { kind: 'relu' },
    { kind: 'dropout', rate: 0.2 },
    { kind: 'dense', inputs: HIDDEN_UNITS, outputs: classCount },
  ],
};

export const PRESET_NAMES = Object.keys(presets) as PresetName[];

/** The layers of a preset, from 28x28 to one logit for each class. */
export function presetLayers(name: PresetName, classCount: number): LayerDescriptions {
  return presets[name](classCount);
}
