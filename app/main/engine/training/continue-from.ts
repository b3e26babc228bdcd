import type { DatasetSummary } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import { RECIPE_BOUNDS } from '../../../contract/recipe.ts';
import type { TrainingSettings } from '../../../contract/training.ts';
import { decodeCheckpoint } from './checkpoints/checkpoint-file.ts';
import type { Snapshot } from './run-state.ts';
import { UNWATCHED } from './watch.ts';

const MOST_EPOCHS = RECIPE_BOUNDS.epochs.maximum;

/**
 * What a run needs that goes on where a model's training ended, for some epochs more on `dataset`.
 * The schedule and the watching begin anew: what had gone down to nothing would bring nothing.
 * @throws FailureError `cannot-continue` if `state`, its training state, is damaged;
 * `dataset-changed` if the epochs of `dataset` are not as long as those that were done, or its
 * classes are not as many; `request-invalid` if it would be more epochs than a run may have
 */
export function continueFrom(
  { settings, epochsDone, dataset: before }: ModelSummary,
  state: Uint8Array,
  epochs: number,
  dataset: DatasetSummary,
): { settings: TrainingSettings; from: Snapshot } {
  // Where an epoch begins follows from how many steps each has.
  const isAsBefore =
    dataset.trainCount === before.trainCount && dataset.classes.length === before.classes.length;
  if (!isAsBefore) throw new FailureError({ code: 'dataset-changed', name: dataset.name });
  if (epochsDone + epochs > MOST_EPOCHS) {
    const detail = `a run has ${MOST_EPOCHS} epochs at most`;
    throw new FailureError({ code: 'request-invalid', detail });
  }
  let snapshot: Snapshot;
  try {
    snapshot = decodeCheckpoint(state);
  } catch (error) {
    throw new FailureError({ code: 'cannot-continue' }, { cause: error });
  }
  return {
    settings: { ...settings, recipe: { ...settings.recipe, epochs: epochsDone + epochs } },
    from: {
      ...snapshot,
      state: {
        ...snapshot.state,
        ...{ scheduleFrom: snapshot.state.step, handRate: null, watch: UNWATCHED },
      },
    },
  };
}
