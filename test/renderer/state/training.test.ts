import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { model, progressOf, runOf, settings, status, testResult } from '../../fakes/samples.ts';
import type { FakeEngine } from '../../fakes/fake-engine.ts';

function startsIn(engine: FakeEngine): number {
  return engine.requests.filter(({ name }) => name === 'startTraining').length;
}

describe('starting', () => {
  it('sends the settings and waits for the engine to say that it began', async () => {
    const { app, engine } = await connected();
    app.training.epochs.text = '3';
    const starting = app.training.start();
    expect(app.training.asked).toBe('start');
    await starting;
    expect(engine.requests.at(-1)).toEqual({
      name: 'startTraining',
      input: { ...settings, epochs: 3 },
    });

    engine.announce('trainingStarted', runOf());
    await settle();
    expect(app.training.asked).toBeNull();
    expect(app.training.isActive).toBe(true);
    expect(app.training.canPredict).toBe(true);
  });

  it('asks nothing of the engine with an invalid setting', async () => {
    const { app, engine } = await connected();
    app.training.batchSize.text = 'many';
    expect(app.training.settings).toBeNull();
    await app.training.start();
    expect(startsIn(engine)).toBe(0);
  });

  it('asks once for two clicks', async () => {
    const { app, engine } = await connected();
    await Promise.all([app.training.start(), app.training.start()]);
    expect(startsIn(engine)).toBe(1);
  });

  it('keeps the reason of a refusal until the next start', async () => {
    const { app, engine } = await connected();
    const failure = { code: 'dataset-missing', path: '/digits' } as const;
    engine.api.startTraining = () => Promise.reject(new FailureError(failure));
    await app.training.start();
    expect(app.training.refusal).toEqual(failure);
    expect(app.training.asked).toBeNull();
    engine.api.startTraining = () => Promise.resolve(runOf());
    await app.training.start();
    expect(app.training.refusal).toBeNull();
  });
});

it('stops once, until the engine says that it stopped', async () => {
  const { app, engine } = await connected();
  engine.announce('trainingStarted', runOf());
  await settle();
  await Promise.all([app.training.stop(), app.training.stop()]);
  expect(app.training.asked).toBe('stop');
  expect(engine.requests.filter(({ name }) => name === 'stopTraining')).toHaveLength(1);

  engine.announce('trainingEnded', {
    kind: 'stopped',
    test: testResult,
    seconds: 1,
    unsaved: null,
  });
  await settle();
  expect(app.training.asked).toBeNull();
  expect(app.training.isActive).toBe(false);
});

describe('a page that is loaded in the middle', () => {
  it('has the run, the settings of it and the model', async () => {
    const run = runOf({ settings: { ...settings, epochs: 20 }, progress: progressOf() });
    const { app } = await connected({ status: () => Promise.resolve({ ...status, model, run }) });
    expect(app.training.run).toEqual(run);
    expect(app.training.epochs.text).toBe('20');
    expect(app.training.model).toEqual(model);
  });
});

describe('an engine that dies in the middle', () => {
  it('leaves what was seen of the run, as failed', async () => {
    const { app, engine, kill, revive } = await connected();
    engine.announce('trainingStarted', runOf());
    engine.announce('trainingProgressed', progressOf());
    await settle();
    kill();
    expect(app.training.isActive).toBe(false);
    expect(app.training.wasInterrupted).toBe(true);
    await revive();
    expect(app.training.run?.progress?.step).toBe(231);
    expect(app.training.wasInterrupted).toBe(true);
  });

  it('is no longer waited for', async () => {
    const { app, kill } = await connected({ startTraining: () => new Promise(() => undefined) });
    void app.training.start();
    await settle();
    kill();
    expect(app.training.asked).toBeNull();
  });
});
