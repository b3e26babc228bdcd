import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { atMostEvery } from '../../app/main/engine/at-most-every.ts';
import { createLibrary } from '../../app/main/engine/models/library.ts';
import { CheckpointWriter } from '../../app/main/engine/training/checkpoints/checkpoint-writer.ts';
import { newestCheckpoint } from '../../app/main/engine/training/checkpoints/run-folder.ts';
import { fetchFile } from '../../app/main/files/fetch-file.ts';
import type { FetchProgress } from '../../app/main/files/fetch-request.ts';
import { TransferRate } from '../../app/main/files/transfer-rate.ts';
import { createRestartLimit } from '../../app/main/restart-limit.ts';
import { createProgressLine } from '../../app/main/terminal/progress-line.ts';
import { smallModel } from './engine/models/small-model.ts';
import { temporaryFolder } from './engine/temporary-folder.ts';
import { snapshotAt } from './engine/training/snapshot-at.ts';
import { startFileServer } from './files/file-server.ts';

const DAY_MS = 86_400_000;
const START = new Date('2025-11-24T09:30:00.000Z');
const noProblem = (problem: { code: string }) => {
  throw new Error(problem.code);
};

/** Only what is told as date and time: what runs is left as it is. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  onTestFinished(() => void vi.useRealTimers());
});

function setClock(days: number): void {
  vi.setSystemTime(START.getTime() + days * DAY_MS);
}

describe.each([
  ['back', -1],
  ['forward', 1],
])('a clock that is set a day %s', (_direction, days) => {
  it('neither hides deaths of the engine nor adds to them', () => {
    const mayRestart = createRestartLimit();
    const told = [mayRestart()];
    setClock(days);
    told.push(mayRestart(), mayRestart());
    expect(told).toEqual([true, true, false]);
  });

  it('leaves a download its progress and its rate', async () => {
    const pieces = Array.from({ length: 4 }, () => randomBytes(50_000));
    const server = await startFileServer(async (response) => {
      response.writeHead(200, { 'content-length': 200_000 });
      for (const piece of pieces) {
        response.write(piece);
        await pause(120);
      }
      response.end();
    });
    onTestFinished(() => server.close());
    const told: FetchProgress[] = [];
    const onProgress = (progress: FetchProgress) => {
      told.push(progress);
      setClock(days);
    };
    const target = join(await temporaryFolder(), 'file');
    const outcome = await fetchFile({ url: server.url, target }, { onProgress });
    expect(outcome).toMatchObject({ kind: 'fetched', bytes: 200_000 });
    // The first, the last, and some in between.
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)!.bytesPerSecond).toBeGreaterThan(100);
  });

  it('leaves a rate, a line of progress and announcements as often as they were', async () => {
    const rate = new TransferRate();
    const isDue = atMostEvery(20);
    const written: string[] = [];
    const output = { isTTY: true, write: (text: string) => written.push(text) > 0 };
    const line = createProgressLine('Learning', 'steps', output);
    rate.note(0);
    expect(isDue()).toBe(true);
    line.show({ done: 1, total: 10 });
    setClock(days);
    await pause(120);
    expect(rate.note(1000)).toBeGreaterThan(10);
    expect(rate.note(1000)).toBeLessThan(10_000);
    expect(isDue()).toBe(true);
    line.show({ done: 2, total: 10 });
    expect(written).toHaveLength(2);
  });

  it('leaves a run its checkpoints, of which the one of the latest step counts', async () => {
    const folder = await temporaryFolder();
    const late = new CheckpointWriter({ folder, onProblem: noProblem });
    const soon = new CheckpointWriter({ folder, onProblem: noProblem, everyMs: 20 });
    await soon.write(snapshotAt(5));
    await soon.idle();
    setClock(days);
    expect(late.isDue).toBe(false);
    await pause(30);
    expect(soon.isDue).toBe(true);
    await soon.write(snapshotAt(10));
    await soon.idle();
    expect((await newestCheckpoint(folder, noProblem))?.state.step).toBe(10);
  });

  it('leaves the model that was trained last in use, over a restart too', async () => {
    const data = await temporaryFolder();
    const open = () => createLibrary({ data, announce: () => undefined, report: noProblem });
    const add = (seed: number) => {
      const { summary, ...model } = smallModel(seed);
      return library.add({ ...model, summary: { ...summary, savedAt: new Date().toISOString() } });
    };
    const library = open();
    await add(1);
    await add(2);
    setClock(days);
    const { id } = await add(3);
    const lists = [await library.list(), await open().list()];
    expect(lists.map(({ inUse, models }) => [inUse, models.length])).toEqual([[id, 3], [id, 3]]); // prettier-ignore
    expect(lists[0]!.models[0]!.id).toBe(id);
  });
});
