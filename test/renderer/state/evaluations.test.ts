import { expect, it } from 'vitest';
import { connected } from '../../fakes/connected.ts';
import { cnn, CNN_ID } from '../../fakes/library.ts';

it('knows of a model how good it was after its training, on those digits only', async () => {
  const { app } = await connected();
  expect(app.evaluations.resultOf(cnn, 'starter')).toEqual(cnn.summary.test);
  expect(app.evaluations.resultOf(cnn, 'mnist')).toBeNull();
});

it('keeps what the engine found, for each model and dataset', async () => {
  const { app } = await connected();
  const done = app.evaluations.evaluate(CNN_ID, 'mnist');
  expect(app.evaluations.stateOf(CNN_ID, 'mnist')).toEqual({ kind: 'running' });
  await done;
  expect(app.evaluations.stateOf(CNN_ID, 'mnist')?.kind).toBe('done');
  expect(app.evaluations.resultOf(cnn, 'mnist')?.count).toBe(1000);
  expect(app.evaluations.stateOf(CNN_ID, 'starter')).toBeNull();
});

it('asks once while it waits', async () => {
  const { app, engine } = await connected();
  await Promise.all([
    app.evaluations.evaluate(CNN_ID, 'mnist'),
    app.evaluations.evaluate(CNN_ID, 'mnist'),
  ]);
  expect(engine.requests.filter(({ name }) => name === 'evaluateModel')).toHaveLength(1);
});

it('waits for nothing once the engine is gone', async () => {
  const { app, kill } = await connected({ evaluateModel: () => new Promise(() => undefined) });
  const asked = app.evaluations.evaluate(CNN_ID, 'mnist');
  kill();
  await asked;
  expect(app.evaluations.stateOf(CNN_ID, 'mnist')).toBeNull();
});
