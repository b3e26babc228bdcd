import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import { type InterruptedRun, RunId } from '../../../contract/training.ts';
import { planTraining } from '../../../core/training/training-plan.ts';
import { namesIn } from '../../files/names-in.ts';
import { removeFolder } from '../../files/remove-folder.ts';
import {
  checkpointName,
  checkpointSteps,
  newestCheckpoint,
  readCheckpoint,
  readRunDescription,
  type RunDescription,
  runFolder,
  runsFolder,
} from './checkpoints/run-folder.ts';
import type { Snapshot } from './run-state.ts';

/** A run that can go on. */
export interface ResumableRun {
  run: RunDescription;
  snapshot: Snapshot;
  /** At the end of its best epoch, if that is still there. */
  best: Snapshot | null;
}

/**
 * The newest run that an engine before this one left. What was left without a checkpoint had hardly
 * begun: it is removed, as is what cannot be understood.
 */
export async function findInterrupted(data: string): Promise<InterruptedRun | null> {
  const found: InterruptedRun[] = [];
  for (const id of await runIds(data)) {
    const interrupted = await describeInterrupted(data, id);
    if (interrupted) found.push(interrupted);
    else await removeIfPossible(runFolder(data, id));
  }
  return found.sort((a, b) => b.savedAt.localeCompare(a.savedAt))[0] ?? null;
}

/**
 * Reads a run to go on with, from its newest checkpoint that is whole.
 * @throws FailureError `run-lost` if there is none
 */
export async function readInterrupted(
  folder: string,
  onProblem: (problem: Failure) => void,
): Promise<ResumableRun> {
  const run = await readRunDescription(folder);
  const snapshot = run && (await newestCheckpoint(folder, onProblem));
  if (!snapshot) throw new FailureError({ code: 'run-lost' });
  const bestStep = snapshot.state.watch.best?.step;
  if (bestStep === undefined || run.settings.recipe.earlyStopping === null) {
    return { run, snapshot, best: null };
  }
  const best = await readCheckpoint(folder, bestStep).catch((error: unknown) => {
    if (!(error instanceof FailureError)) throw error;
    onProblem(error.failure);
    return null;
  });
  return { run, snapshot, best };
}

async function describeInterrupted(data: string, id: RunId): Promise<InterruptedRun | null> {
  const folder = runFolder(data, id);
  const run = await readRunDescription(folder);
  const [step] = await checkpointSteps(folder);
  if (!run || step === undefined) return null;
  const { settings, dataset } = run;
  const { stepsPerEpoch } = planTraining(settings.recipe, dataset.trainCount);
  const epoch = Math.min(settings.recipe.epochs, Math.floor(step / stepsPerEpoch) + 1);
  const { mtime } = await stat(join(folder, checkpointName(step)));
  return {
    ...{ id, settings, dataset, epoch, stepsPerEpoch },
    stepInEpoch: step - (epoch - 1) * stepsPerEpoch,
    savedAt: mtime.toISOString(),
  };
}

/** What cannot be removed now is harmless, and is tried again at the next start. */
async function removeIfPossible(folder: string): Promise<void> {
  await removeFolder(folder).catch((error: unknown) => console.error(error));
}

async function runIds(data: string): Promise<RunId[]> {
  const names = await namesIn(runsFolder(data));
  return names.filter((name): name is RunId => v.is(RunId, name));
}
