import { describe, expect, it } from 'vitest';
import type { RequestName } from '../../../app/contract/engine.ts';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, settle } from '../../fakes/connected.ts';
import type { FakeEngine } from '../../fakes/fake-engine.ts';
import {
  curveOf,
  library,
  model,
  outcomeOf,
  progressOf,
  runOf,
  settings,
  status,
} from '../../fakes/samples.ts';

function asked(engine: FakeEngine, wanted: RequestName): number {
  return engine.requests.filter(({ name }) => name === wanted).length;
}

describe('starting', () => {
  it('sends the settings and waits for the engine to say that it began', async () => {
    const { app, engine } = await connected({
      status: () => Promise.resolve({ ...status, lastSettings: settings }),
    });
    app.training.plan.draft.fields.epochs.text = '3';
    const starting = app.training.start();
    expect(app.training.asked).toBe('start');
    await starting;
    expect(engine.requests.at(-1)).toEqual({
      name: 'startTraining',
      input: { ...settings, recipe: { ...settings.recipe, epochs: 3 } },
    });

    engine.announce('trainingStarted', runOf());
    await settle();
    expect(app.training.asked).toBeNull();
    expect(app.training.isActive).toBe(true);
    expect(app.training.canPredict).toBe(true);
  });

  it('asks nothing of the engine with an invalid setting', async () => {
    const { app, engine } = await connected();
    app.training.plan.draft.fields.batchSize.text = 'many';
    await app.training.start();
    expect(asked(engine, 'startTraining')).toBe(0);
  });

  it('asks once for two clicks', async () => {
    const { app, engine } = await connected();
    await Promise.all([app.training.start(), app.training.start()]);
    expect(asked(engine, 'startTraining')).toBe(1);
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
  expect(asked(engine, 'stopTraining')).toBe(1);

  engine.announce('trainingEnded', outcomeOf('stopped'));
  await settle();
  expect(app.training.asked).toBeNull();
  expect(app.training.isActive).toBe(false);
});

describe('a run that goes on', () => {
  it('is paused, goes step by step and goes on, as the engine tells it', async () => {
    const { app, engine } = await connected();
    engine.announce('trainingStarted', runOf());
    await settle();
    await app.training.pause();
    expect(app.training.run?.isPaused).toBe(false);
    engine.announce('trainingPaused', { isPaused: true });
    await settle();
    expect(app.training.run?.isPaused).toBe(true);
    await app.training.step();
    await app.training.step();
    await app.training.goOn();
    const names = engine.requests.map(({ name }) => name);
    expect(names.slice(-4)).toEqual([
      'pauseTraining',
      'stepTraining',
      'stepTraining',
      'continueTraining',
    ]);
  });

  it('is stopped at once, also while something else is being asked', async () => {
    const { app, engine } = await connected({
      status: () => Promise.resolve({ ...status, run: runOf({ isPaused: true }) }),
    });
    const goingOn = app.training.goOn();
    const stopping = app.training.stop();
    expect(app.training.asked).toBe('stop');
    await Promise.all([goingOn, stopping]);
    expect(asked(engine, 'stopTraining')).toBe(1);
    expect(app.training.asked).toBe('stop');
  });

  it('gets another learning rate', async () => {
    const { app, engine } = await connected();
    engine.announce('trainingStarted', runOf());
    await settle();
    await app.training.setLearningRate(0.02);
    expect(engine.requests.at(-1)).toEqual({
      name: 'setLearningRate',
      input: { learningRate: 0.02 },
    });
  });

  it('has all points of its curves', async () => {
    const { app, engine } = await connected();
    const point = (loss: number) => ({ loss, accuracy: 0.5 });
    engine.announce('trainingStarted', runOf({ curve: curveOf([point(4)]) }));
    engine.announce('trainingProgressed', progressOf({ points: curveOf([point(3)], 1) }));
    engine.announce('trainingProgressed', progressOf({ points: curveOf([point(2)], 2) }));
    await settle();
    expect([...app.training.curve.points.loss]).toEqual([4, 3, 2]);
  });

  it('is nothing that could be stopped or paused once it is over', async () => {
    const { app, engine } = await connected();
    engine.announce('trainingStarted', runOf({ outcome: outcomeOf('completed') }));
    await settle();
    await app.training.stop();
    await app.training.pause();
    await app.training.setLearningRate(1);
    expect(engine.requests.map(({ name }) => name)).toEqual(['status', 'catalogue']);
  });
});

describe('a page that is loaded in the middle', () => {
  it('has the run, its curve, the settings of it and the model in use', async () => {
    const run = runOf({
      settings: { ...settings, recipe: { ...settings.recipe, epochs: 20 } },
      progress: progressOf(),
      curve: curveOf([
        { loss: 2, accuracy: 0.2 },
        { loss: 1, accuracy: 0.6 },
      ]),
    });
    const { app } = await connected({ status: () => Promise.resolve({ ...status, library, run }) });
    expect(app.training.run).toMatchObject({ progress: run.progress, settings: run.settings });
    expect([...app.training.curve.points.loss]).toEqual([2, 1]);
    expect(app.training.plan.draft.fields.epochs.text).toBe('20');
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
