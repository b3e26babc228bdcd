import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { DatasetSummary } from '../../../../contract/dataset.ts';
import { type Failure, FailureError } from '../../../../contract/failures.ts';
import { RunId, TrainingSettings } from '../../../../contract/training.ts';
import { cutShortName, writeAtomically } from '../../../files/atomic-write.ts';
import { fileOperations, type FileOperations } from '../../../files/file-operations.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { namesIn } from '../../../files/names-in.ts';
import { removeFolder } from '../../../files/remove-folder.ts';
import type { Snapshot } from '../run-state.ts';
import { decodeCheckpoint } from './checkpoint-file.ts';

/*
 * The folder of a run: run.json says what is trained on what, checkpoint-<step> how far it is. It
 * goes once the run has ended, so what is found at a start was interrupted.
 */

const RUN_FILE = 'run.json';
const CHECKPOINT = /^checkpoint-(\d{9})$/;

/** What does not change while a run goes on. */
export const RunDescription = v.object({
  format: v.literal(1),
  id: RunId,
  settings: TrainingSettings,
  dataset: DatasetSummary,
  /** Of the samples: the run can only go on with the same. */
  datasetHash: v.string(),
  /** ISO 8601 in UTC. */
  startedAt: v.string(),
});
export type RunDescription = v.InferOutput<typeof RunDescription>;

/** The folder of all runs among a person's data. */
export function runsFolder(data: string): string {
  return join(data, 'runs');
}

export function runFolder(data: string, id: RunId): string {
  return join(runsFolder(data), id);
}

/** @throws FailureError `disk-full` or `not-writable`; there is no folder then */
export async function beginRunFolder(
  folder: string,
  run: RunDescription,
  files: FileOperations = fileOperations,
): Promise<void> {
  await makeFolder(folder, files);
  try {
    await writeAtomically(join(folder, RUN_FILE), JSON.stringify(run), files);
  } catch (error) {
    await removeFolder(folder).catch(() => undefined);
    throw error;
  }
}

/** Null if there is none that can be read. */
export async function readRunDescription(folder: string): Promise<RunDescription | null> {
  try {
    const parsed = v.safeParse(
      RunDescription,
      JSON.parse(await readFile(join(folder, RUN_FILE), 'utf8')),
    );
    return parsed.success ? parsed.output : null;
  } catch {
    // Not there, or half of it: written first, it is only so where nothing follows.
    return null;
  }
}

export function checkpointName(step: number): string {
  return `checkpoint-${String(step).padStart(9, '0')}`;
}

/** The steps of which there are checkpoints, the newest first. */
export async function checkpointSteps(folder: string): Promise<number[]> {
  const names = await namesIn(folder);
  return names
    .flatMap((name) => CHECKPOINT.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a);
}

/** Of the checkpoints whose writing was cut short: the names of what is left of them. */
export async function checkpointsCutShort(folder: string): Promise<string[]> {
  return (await namesIn(folder)).filter((name) => CHECKPOINT.test(cutShortName(name) ?? ''));
}

/** Removes a run for good: after a crash on the way there is none. @throws FailureError */
export function removeRunFolder(folder: string): Promise<void> {
  return removeFolder(folder, RUN_FILE);
}

/** @throws FailureError `checkpoint-damaged` */
export async function readCheckpoint(folder: string, step: number): Promise<Snapshot> {
  const path = join(folder, checkpointName(step));
  try {
    return decodeCheckpoint(await readFile(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureError({ code: 'checkpoint-damaged', path, reason }, { cause: error });
  }
}

/** The newest checkpoint that can be read, or null; damaged ones are told and passed over. */
export async function newestCheckpoint(
  folder: string,
  onProblem: (problem: Failure) => void,
): Promise<Snapshot | null> {
  for (const step of await checkpointSteps(folder)) {
    try {
      return await readCheckpoint(folder, step);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      onProblem(error.failure);
    }
  }
  return null;
}
