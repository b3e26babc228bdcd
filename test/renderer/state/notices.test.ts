import { expect, it, vi } from 'vitest';
import { type Failure, FailureError } from '../../../app/contract/failures.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { interruptedOf, runOf, status } from '../../fakes/samples.ts';

it('tells nothing when all is well', async () => {
  const { app } = await connected();
  expect(app.notices.list).toEqual([]);
});

it('tells that the engine is gone, then that there is a new one, until that is dismissed', async () => {
  const { app, kill, revive } = await connected();
  kill();
  expect(app.notices.list).toEqual([{ kind: 'engine-gone', cause: 'SIGKILL', restarts: true }]);
  await revive();
  expect(app.notices.list).toEqual([{ kind: 'engine-back', wasTraining: false, canGoOn: false }]);
  app.notices.dismiss(app.notices.list[0]!);
  expect(app.notices.list).toEqual([]);
});

it('lets the good news go by itself', async () => {
  const { app, kill, revive } = await connected();
  kill();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    await revive();
    expect(app.notices.list).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(app.notices.list).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

it('tells that a run was interrupted, until another one starts', async () => {
  const { app, engine, kill, revive } = await connected();
  engine.announce('trainingStarted', runOf());
  await settle();
  kill();
  await revive();
  expect(app.notices.list).toEqual([{ kind: 'engine-back', wasTraining: true, canGoOn: false }]);
  engine.announce('trainingStarted', runOf());
  await settle();
  expect(app.notices.list).toEqual([]);
});

it('tells that an interrupted run can go on, where it can', async () => {
  const { app, engine, kill, revive } = await connected();
  engine.announce('trainingStarted', runOf());
  await settle();
  kill();
  engine.api.status = () => Promise.resolve({ ...status, interrupted: interruptedOf() });
  await revive();
  expect(app.notices.list).toEqual([{ kind: 'engine-back', wasTraining: true, canGoOn: true }]);
});

it('tells what the engine found wrong, each until it is dismissed', async () => {
  const problems = [
    { code: 'model-damaged', path: '/m', reason: 'cut short', keptAt: null },
    { code: 'dataset-missing', path: '/d' },
  ] as const;
  const { app } = await connected({
    status: () => Promise.resolve({ ...status, problems: [...problems] }),
  });
  expect(app.notices.list).toHaveLength(2);
  app.notices.dismiss(app.notices.list[0]!);
  expect(app.notices.list).toEqual([{ kind: 'problem', failure: problems[1] }]);
});

it('tells what the engine finds wrong later', async () => {
  const { app, engine } = await connected();
  const failure = { code: 'checkpoint-damaged', path: '/run', reason: 'cut short' } as const;
  engine.announce('problemFound', failure);
  await settle();
  expect(app.notices.list).toEqual([{ kind: 'problem', failure }]);
});

it('tells that an engine cannot work', async () => {
  const failure = { code: 'tensorflow-missing', reason: 'no such file' } as const;
  const { app } = await connected({ status: () => Promise.reject(new FailureError(failure)) });
  expect(app.notices.list).toEqual([{ kind: 'problem', failure }]);
});

it('tells of settings that could not be kept, and of a full disk once', async () => {
  const { app, bridge, engine } = await connected();
  const failure: Failure = { code: 'disk-full', path: '/data/settings.json' };
  bridge.unkept = failure;
  await app.preferences.chooseLanguage('en');
  await app.preferences.chooseLanguage('system');
  engine.announce('problemFound', { code: 'disk-full', path: '/data/runs' });
  await settle();
  expect(app.notices.list).toEqual([{ kind: 'problem', failure }]);
});
