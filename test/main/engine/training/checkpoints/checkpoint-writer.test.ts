import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../../app/contract/failures.ts';
import {
  type FileOperations,
  fileOperations,
} from '../../../../../app/main/files/file-operations.ts';
import { CheckpointWriter } from '../../../../../app/main/engine/training/checkpoints/checkpoint-writer.ts';
import {
  checkpointSteps,
  newestCheckpoint,
} from '../../../../../app/main/engine/training/checkpoints/run-folder.ts';
import { crashAfter, failAt } from '../../../files/failing-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { snapshotAt } from '../snapshot-at.ts';

/** Beside, rename, folder; from the third checkpoint on a removal as well. */
const OPERATIONS = 4;

async function newWriter(files: FileOperations = fileOperations, inFolder?: string) {
  const folder = inFolder ?? (await temporaryFolder());
  const problems: Failure[] = [];
  const writer = new CheckpointWriter({
    ...{ folder, files, everyMs: 0 },
    onProblem: (problem) => problems.push(problem),
  });
  return {
    ...{ folder, problems, writer },
    async write(step: number, best: number | null = null) {
      await writer.write(snapshotAt(step, best));
      await writer.idle();
    },
  };
}

describe('CheckpointWriter', () => {
  it('keeps the last two', async () => {
    const { folder, write, problems } = await newWriter();
    for (const step of [5, 10, 15, 20]) await write(step);
    expect(await checkpointSteps(folder)).toEqual([20, 15]);
    expect(await newestCheckpoint(folder, () => undefined)).toEqual(snapshotAt(20));
    expect(problems).toEqual([]);
  });

  it('keeps the best too, until there is a better one', async () => {
    const { folder, write } = await newWriter();
    await write(5, 5);
    for (const step of [10, 15, 20]) await write(step, 5);
    expect(await checkpointSteps(folder)).toEqual([20, 15, 5]);
    await write(25, 25);
    expect(await checkpointSteps(folder)).toEqual([25, 20]);
  });

  it('may write the same step again', async () => {
    const { folder, write } = await newWriter();
    for (const step of [5, 10, 10, 10]) await write(step);
    expect(await checkpointSteps(folder)).toEqual([10, 5]);
  });

  it('writes one after the other, whoever does not wait for it', async () => {
    const { folder, writer } = await newWriter();
    for (const step of [5, 10, 15]) await writer.write(snapshotAt(step));
    expect(writer.isDue).toBe(false);
    await writer.idle();
    expect(writer.isDue).toBe(true);
    expect(await checkpointSteps(folder)).toEqual([15, 10]);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is not due before its time', async () => {
    const folder = await temporaryFolder();
    const writer = new CheckpointWriter({ folder, onProblem: () => undefined });
    expect(writer.isDue).toBe(false);
  });

  it.each(Array.from({ length: OPERATIONS }, (_, count) => count))(
    'leaves the newest or the one before, whole, after a crash behind operation %i',
    async (count) => {
      const { folder, write } = await newWriter();
      for (const step of [5, 10]) await write(step);
      const crashing = await newWriter(crashAfter(count), folder);
      await crashing.write(15);
      const newest = await newestCheckpoint(folder, (problem) => {
        throw new Error(problem.code);
      });
      expect(newest).toEqual(snapshotAt(count < 2 ? 10 : 15));

      // What lay around does not disturb the run that goes on.
      const after = await newWriter(fileOperations, folder);
      for (const step of [15, 20]) await after.write(step);
      expect((await checkpointSteps(folder)).slice(0, 2)).toEqual([20, 15]);
    },
  );

  it('tells of a full disk once, goes on, and tells of the next time', async () => {
    let isFull = false;
    const files: FileOperations = {
      ...fileOperations,
      write: (path, content) =>
        isFull ? failAt(0, 'ENOSPC').write(path, content) : fileOperations.write(path, content),
    };
    const { folder, problems, write } = await newWriter(files);
    await write(5);
    isFull = true;
    for (const step of [10, 15, 20]) await write(step);
    expect(problems).toMatchObject([{ code: 'disk-full' }]);
    expect(await readdir(folder)).toEqual(['checkpoint-000000005']);
    isFull = false;
    await write(25);
    expect(await checkpointSteps(folder)).toEqual([25, 5]);
    isFull = true;
    await write(30);
    expect(problems).toHaveLength(2);
  });

  it('tells once, too, that it cannot remove what is superfluous', async () => {
    const files: FileOperations = {
      ...fileOperations,
      remove: (path) => failAt(0, 'EACCES').remove(path),
    };
    const { folder, problems, write } = await newWriter(files);
    for (const step of [5, 10, 15, 20]) await write(step);
    expect(problems).toMatchObject([{ code: 'not-writable', reason: 'EACCES' }]);
    expect((await checkpointSteps(folder))[0]).toBe(20);
  });
});
