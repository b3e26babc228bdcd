import { expect, it } from 'vitest';
import type { DatasetWork } from '../../../../app/contract/catalogue.ts';
import {
  createWorkInProgress,
  type Task,
} from '../../../../app/main/engine/dataset/work-in-progress.ts';
import { failureOf } from '../failure-of.ts';

const half: DatasetWork = {
  ...{ kind: 'fetch', unit: 'bytes', done: 5, total: 10 },
  ...{ perSecond: 1, secondsLeft: 5, file: null },
};

function recorded() {
  const heard: unknown[] = [];
  const work = createWorkInProgress({
    onChange: () => Promise.resolve(void heard.push('changed')),
    onProgress: (id, { done }) => heard.push([id, done]),
  });
  return { work, heard };
}

const untilAborted = ({ signal }: Task) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));

it('tells that work began, how it goes, and that it ended', async () => {
  const { work, heard } = recorded();
  const result = await work.run('mnist', 'fetch', ({ onProgress }) => {
    onProgress(half);
    return Promise.resolve(work.of('mnist'));
  });
  expect(result).toEqual(half);
  expect(work.of('mnist')).toBeNull();
  expect(heard).toEqual([['mnist', 5], 'changed', 'changed']);
});

it('lets only one thing at a time be done with a dataset', async () => {
  const { work } = recorded();
  const first = work.run('mnist', 'fetch', untilAborted);
  expect(await failureOf(work.run('mnist', 'verify', untilAborted))).toEqual({
    code: 'dataset-busy',
  });
  const other = work.run('fashion-mnist', 'fetch', () => Promise.resolve('done'));
  expect(await other).toBe('done');
  await work.cancel('mnist');
  expect(await first).toBe('cancelled');
  await work.cancel('mnist');
});

it('has ended too when the work fails', async () => {
  const { work, heard } = recorded();
  const failing = work.run('mnist', 'verify', () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(work.of('mnist')).toBeNull();
  expect(heard).toEqual(['changed', 'changed']);
});
