import { basename, join } from 'node:path';
import { LONGEST_NAME } from '../../contract/dataset.ts';
import { FailureError } from '../../contract/failures.ts';
import type { TrainingSettings } from '../../contract/training.ts';
import type { Dataset } from '../engine/dataset/dataset.ts';
import { describeSaved } from '../engine/models/read-model.ts';
import { saveModel } from '../engine/models/save-model.ts';
import { CheckpointWriter } from '../engine/training/checkpoints/checkpoint-writer.ts';
import { newId } from '../engine/new-id.ts';
import { readInterrupted } from '../engine/training/interrupted-runs.ts';
import { prepareRun } from '../engine/training/prepare-run.ts';
import { RunControl } from '../engine/training/run-control.ts';
import type { Snapshot } from '../engine/training/run-state.ts';
import { train } from '../engine/training/train.ts';
import { trainedModel } from '../engine/training/trained-model.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { CommandError } from './command.ts';
import type { TrainReport } from './train-report.ts';

export interface Run {
  settings: TrainingSettings;
  dataset: Dataset;
  /** Goes on from here instead of beginning. */
  from: Snapshot | null;
  /** At the end of the best epoch of `from`, if there is one. */
  best: Snapshot | null;
  /** Its checkpoints are in `out` already. */
  isResumed?: boolean;
  /** Aborted: the run ends after the step it is in. */
  signal: AbortSignal;
  report: TrainReport;
}

/** The run of `out` that was interrupted, to go on with. @throws CommandError, FailureError `run-lost` */
export async function interruptedIn(out: string, dataset: Dataset, report: TrainReport) {
  const { run, snapshot, best } = await readInterrupted(checkpointsIn(out), report.problem);
  if (run.datasetHash !== dataset.hash) {
    throw new CommandError(`That run was on other samples: on ${run.dataset.name} as it was then.`);
  }
  return { settings: run.settings, from: snapshot, best, isResumed: true };
}

/**
 * Trains and saves into `out`, or nowhere if that is null. Checkpoints are in `out` until the end,
 * so that a run that was killed can go on.
 * @throws FailureError, also where the model could not be saved: its checkpoints then stay
 */
export async function trainInto(
  out: string | null,
  { settings, dataset, from, best, isResumed = false, signal, report }: Run,
): Promise<void> {
  const { recipe } = settings;
  const folder = out === null ? null : checkpointsIn(out);
  // Those of another run would be taken for this one's.
  if (folder !== null && !isResumed) await removeFolder(folder);
  const network = await prepareRun(
    { id: newId('run'), settings, dataset, from, isResumed },
    folder,
  );
  const control = new RunControl();
  const stop = () => control.stop();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    report.began(settings, dataset.summary, network.layers);
    const result = await train({
      ...{ network, dataset, recipe, control, from, best },
      checkpoints:
        folder === null ? null : new CheckpointWriter({ folder, onProblem: report.problem }),
      onProgress: report.progressed,
      onEpoch: report.epochEnded,
    });
    const model = trainedModel(network, result, settings, dataset.summary);
    if (out !== null && model) {
      const name = await nameOf(out);
      await saveModel(out, { ...model, summary: { ...model.summary, name } });
    }
    report.ended(result, model ? out : null);
    if (folder !== null) await removeFolder(folder);
  } catch (error) {
    const isDiverged = error instanceof FailureError && error.failure.code === 'training-diverged';
    if (folder !== null && isDiverged) await removeFolder(folder);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    network.free();
  }
}

/** A model that is replaced keeps its name; a new one is called as its folder. */
async function nameOf(out: string): Promise<string> {
  try {
    return (await describeSaved(out)).summary.name;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return basename(out).slice(0, LONGEST_NAME).trim() || 'model';
  }
}

function checkpointsIn(out: string): string {
  return join(out, 'checkpoints');
}
