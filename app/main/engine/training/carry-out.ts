import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Failure, FailureError, failureOf } from '../../../contract/failures.ts';
import type { TrainingOutcome } from '../../../contract/training.ts';
import type { Turn } from '../courtesy.ts';
import type { ModelLibrary } from '../models/library.ts';
import type { ModelInUse } from '../models/model-in-use.ts';
import type { Network } from '../network/network.ts';
import type { RunBegin } from './begin-run.ts';
import { CheckpointWriter } from './checkpoints/checkpoint-writer.ts';
import { removeRunFolder, runFolder } from './checkpoints/run-folder.ts';
import type { RunControl } from './run-control.ts';
import { train } from './train.ts';
import type { TrainingListener } from './training-listener.ts';
import { trainedModel } from './trained-model.ts';

interface Surroundings {
  /** A person's data folder. */
  data: string;
  library: ModelLibrary;
  modelInUse: ModelInUse;
  report: (problem: Failure) => void;
  /** Between two pieces of a step. */
  turn: Turn;
}

/**
 * Trains to the end of a run, and keeps what came of it: the network belongs to the library's model
 * then, or is freed.
 */
export async function carryOut(
  { id, settings, loan, from, best }: RunBegin,
  network: Network,
  control: RunControl,
  listener: TrainingListener,
  { data, library, modelInUse, report, turn }: Surroundings,
): Promise<TrainingOutcome> {
  const folder = runFolder(data, id);
  const { dataset } = loan;
  /** What cannot be removed changes nothing about how the run ended. */
  const removeRun = () =>
    removeRunFolder(folder).catch((error: unknown) => report(failureOf(error)));
  // The first step is slow; "it has begun" is told before.
  await nextTurn();
  try {
    const checkpoints = new CheckpointWriter({ folder, onProblem: report });
    const result = await train({
      ...{ network, dataset, recipe: settings.recipe, control, from, best, checkpoints, turn },
      ...listener,
    });
    const model = trainedModel(network, result, settings, dataset.summary);
    let unsaved: Failure | null = null;
    if (model) {
      // What could not be saved as a model can still be continued from its last checkpoint.
      const added = await library.add(model, { onSaved: removeRun });
      modelInUse.keep(added.id, network);
      unsaved = added.unsaved;
    } else {
      network.free();
      await removeRun();
    }
    const { kind, test, seconds, restoredEpoch } = result;
    return { kind, test, seconds, restoredEpoch, unsaved };
  } catch (error) {
    network.free();
    if (!(error instanceof FailureError)) console.error(error);
    const failure = failureOf(error);
    if (failure.code === 'training-diverged') await removeRun();
    return { kind: 'failed', failure };
  }
}
