import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineApi, RequestInput } from '../../../app/contract/engine.ts';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import {
  library,
  probabilitiesOf,
  progressOf,
  readingsOf,
  runOf,
  status,
} from '../../fakes/samples.ts';

const inked = new Uint8Array(784).fill(200, 300, 400);
const other = new Uint8Array(784).fill(200, 500, 600);

afterEach(() => void vi.useRealTimers());

function predictions({ engine }: Connected): number[] {
  return engine.requests
    .filter(({ name }) => name === 'predict')
    .map(({ input }) => (input as RequestInput<'predict'>).pixels.length / 784);
}

async function withModel(api: Partial<EngineApi> = {}): Promise<Connected> {
  return connected({ status: () => Promise.resolve({ ...status, library }), ...api });
}

describe('what is drawn', () => {
  it('is current once it has been read, and not before', async () => {
    const answers: (() => void)[] = [];
    const { app } = await withModel({
      predict: () =>
        new Promise((resolve) => answers.push(() => resolve({ readings: readingsOf(inked, 7) }))),
    });
    const { prediction } = app;
    expect(prediction.isCurrent).toBe(true);
    prediction.follow([inked]);
    await settle();
    prediction.follow([other]);
    await settle();
    answers[0]!();
    await settle();
    expect(prediction.readings).toHaveLength(1);
    expect(prediction.isCurrent).toBe(false);
    answers[1]!();
    await settle();
    expect(prediction.isCurrent).toBe(true);
    prediction.follow([]);
    expect(prediction.isCurrent).toBe(true);
  });

  it('is not current while a model that has just come reads it for the first time', async () => {
    const all = await connected({ predict: () => new Promise(() => undefined) });
    const { prediction } = all.app;
    prediction.follow([inked]);
    expect(prediction.isCurrent).toBe(true);
    all.engine.announce('libraryChanged', library);
    await settle();
    expect(prediction.isCurrent).toBe(false);
  });

  it('is read at once, all digits in one request', async () => {
    const all = await withModel();
    const { prediction } = all.app;
    prediction.follow([inked, other]);
    await settle();
    expect(predictions(all)).toEqual([2]);
    expect(prediction.readings).toHaveLength(2);
    expect(prediction.probabilities).toEqual(probabilitiesOf(7));
    expect(prediction.best).toEqual({ label: 7, probability: 0.983 });
    expect(prediction.verdict).toBe('sure');
  });

  it('is not queued: while three are read, only the newest waits', async () => {
    const all = await withModel();
    const grids = Array.from({ length: 20 }, (_, place) => new Uint8Array(784).fill(place + 1));
    for (const grid of grids) all.app.prediction.follow([grid]);
    await settle();
    await settle();
    const asked = all.engine.requests.filter(({ name }) => name === 'predict');
    expect(asked).toHaveLength(4);
    expect(asked.at(-1)!.input).toEqual({ pixels: grids.at(-1) });
  });

  it('is not read again for being looked at elsewhere', async () => {
    const readings = [
      ...readingsOf(new Uint8Array(784), 3),
      ...readingsOf(new Uint8Array(784), 5, 'unsure'),
    ];
    const all = await withModel({ predict: () => Promise.resolve({ readings }) });
    const { prediction } = all.app;
    prediction.follow([inked, other], 1);
    await settle();
    expect([prediction.best?.label, prediction.verdict]).toEqual([5, 'unsure']);
    prediction.follow([inked, other], 0);
    expect([prediction.best?.label, prediction.verdict]).toEqual([3, 'sure']);
    expect(predictions(all)).toEqual([2]);
  });

  it('is not read when there is nothing, and the old answer goes at once', async () => {
    const all = await withModel();
    all.app.prediction.follow([inked]);
    await settle();
    all.app.prediction.follow([]);
    expect(all.app.prediction.probabilities).toBeNull();
    await settle();
    expect(predictions(all)).toEqual([1]);
    expect(all.app.prediction.probabilities).toBeNull();
  });

  it('is not read without a model, and is as soon as there is one', async () => {
    const all = await connected();
    all.app.prediction.follow([inked]);
    await settle();
    expect(predictions(all)).toEqual([]);
    all.engine.announce('libraryChanged', library);
    await settle();
    expect(predictions(all)).toEqual([1]);
  });

  it('is read again while the network learns, and when it has learned a hand', async () => {
    const all = await connected();
    all.app.prediction.follow([inked]);
    all.engine.announce('trainingStarted', runOf());
    all.engine.announce('trainingProgressed', progressOf());
    await settle();
    all.engine.announce('trainingProgressed', progressOf());
    await settle();
    all.engine.announce('lessonChanged', null);
    await settle();
    expect(predictions(all)).toEqual([1, 1, 1]);
  });

  it('has a reason in place of an answer when the engine cannot predict', async () => {
    const failure = { code: 'tensorflow-missing', reason: 'no such file' } as const;
    const all = await withModel({ predict: () => Promise.reject(new FailureError(failure)) });
    all.app.prediction.follow([inked]);
    await settle();
    expect(all.app.prediction.best).toBeNull();
    expect(all.app.prediction.failure).toEqual(failure);
    all.app.prediction.follow([]);
    expect(all.app.prediction.failure).toBeNull();
  });

  it('is read by the next engine when one dies', async () => {
    const all = await withModel();
    all.app.prediction.follow([inked]);
    await settle();
    all.kill();
    expect(all.app.prediction.best?.label).toBe(7);
    await all.revive();
    await settle();
    expect(predictions(all)).toEqual([1, 1]);
  });
});

it('has a rested answer only after the pen has rested', async () => {
  const { app } = await withModel();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  app.prediction.follow([inked]);
  await vi.advanceTimersByTimeAsync(100);
  expect(app.prediction.best?.label).toBe(7);
  expect(app.prediction.rested).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(app.prediction.rested).toHaveLength(1);
  app.prediction.follow([]);
  expect(app.prediction.rested).toEqual([]);
});
