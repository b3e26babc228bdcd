import { CLASS_COUNT, GRID_PIXELS } from '../../../contract/digit.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import type { LayerDescriptions } from './layer-description.ts';

const HIDDEN_UNITS = 512;

export type PresetName = ModelSummary['network'];

/** The networks that one can choose by name. All of them give logits: no softmax at the end. */
export const presets: Readonly<Record<PresetName, LayerDescriptions>> = {
  /** The network of the lesson this project grew from. */
  mlp: [
    { kind: 'flatten' },
    { kind: 'dense', inputs: GRID_PIXELS, outputs: HIDDEN_UNITS },
    { kind: 'relu' },
    { kind: 'dropout', rate: 0.2 },
    { kind: 'dense', inputs: HIDDEN_UNITS, outputs: CLASS_COUNT },
  ],
};
