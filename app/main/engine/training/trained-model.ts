import type { DatasetSummary } from '../../../contract/dataset.ts';
import type { TrainingSettings } from '../../../contract/training.ts';
import { networkCost } from '../../../core/network/cost.ts';
import type { NewModel } from '../models/library.ts';
import type { Network } from '../network/network.ts';
import { encodeCheckpoint } from './checkpoints/checkpoint-file.ts';
import { lossThumbnail } from './loss-thumbnail.ts';
import type { TrainingResult } from './train.ts';

/** What to save of a run; null if nothing was learned. */
export function trainedModel(
  network: Network,
  { snapshot, test, doubt }: TrainingResult,
  settings: TrainingSettings,
  dataset: DatasetSummary,
): NewModel | null {
  if (!snapshot) return null;
  return {
    summary: {
      parameterCount: networkCost(network.layers).parameters,
      savedAt: new Date().toISOString(),
      ...{ settings, dataset, test, doubt, hand: null },
      epochsDone: snapshot.state.epochsDone,
      lossCurve: lossThumbnail(snapshot.state.curve.loss),
    },
    layers: network.layers,
    values: snapshot.weights,
    trainingState: encodeCheckpoint(snapshot),
  };
}
