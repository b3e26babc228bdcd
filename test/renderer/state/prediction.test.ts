import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '../../../app/contract/engine.ts';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import { library, probabilitiesOf, progressOf, runOf, status } from '../../fakes/samples.ts';

const blank = new Uint8Array(784);
const inked = new Uint8Array(784).fill(200, 300, 400);

let frames: FrameRequestCallback[] = [];
beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function nextFrame(): Promise<void> {
  for (const callback of frames.splice(0)) callback(0);
  await settle();
}

function predictions({ engine }: Connected): number {
  return engine.requests.filter(({ name }) => name === 'predict').length;
}

async function withModel(api: Partial<EngineApi> = {}): Promise<Connected> {
  const connection = await connected({
    status: () => Promise.resolve({ ...status, library }),
    ...api,
  });
  await nextFrame();
  return connection;
}

describe('what is drawn', () => {
  it('is predicted at most once a frame, as it is then', async () => {
    const all = await withModel();
    const { prediction } = all.app;
    prediction.follow(blank);
    prediction.follow(inked);
    await nextFrame();
    expect(predictions(all)).toBe(1);
    expect(prediction.probabilities).toEqual(probabilitiesOf(7));
    expect(prediction.best).toEqual({ label: 7, probability: 0.983 });
  });

  it('is not predicted when it is blank, and the old answer goes at once', async () => {
    const all = await withModel();
    all.app.prediction.follow(inked);
    await nextFrame();
    all.app.prediction.follow(blank);
    await nextFrame();
    expect(predictions(all)).toBe(1);
    expect(all.app.prediction.probabilities).toBeNull();
  });

  it('is not predicted without a model, and is as soon as there is one', async () => {
    const all = await connected();
    all.app.prediction.follow(inked);
    await nextFrame();
    expect(predictions(all)).toBe(0);
    all.engine.announce('libraryChanged', library);
    await settle();
    await nextFrame();
    expect(predictions(all)).toBe(1);
  });

  it('is predicted again while the network learns', async () => {
    const all = await connected();
    all.app.prediction.follow(inked);
    all.engine.announce('trainingStarted', runOf());
    all.engine.announce('trainingProgressed', progressOf());
    await settle();
    await nextFrame();
    all.engine.announce('trainingProgressed', progressOf());
    await settle();
    await nextFrame();
    expect(predictions(all)).toBe(2);
  });

  it('has a reason in place of an answer when the engine cannot predict', async () => {
    const failure = { code: 'tensorflow-missing', reason: 'no such file' } as const;
    const all = await withModel({ predict: () => Promise.reject(new FailureError(failure)) });
    all.app.prediction.follow(inked);
    await nextFrame();
    expect(all.app.prediction.best).toBeNull();
    expect(all.app.prediction.failure).toEqual(failure);
    all.app.prediction.follow(blank);
    await nextFrame();
    expect(all.app.prediction.failure).toBeNull();
  });

  it('is predicted by the next engine when one dies', async () => {
    const all = await withModel();
    all.app.prediction.follow(inked);
    await nextFrame();
    all.kill();
    expect(all.app.prediction.best?.label).toBe(7);
    await all.revive();
    await nextFrame();
    expect(predictions(all)).toBe(2);
  });
});

it('has a rested answer only after the pen has rested', async () => {
  const { app } = await withModel();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  app.prediction.follow(inked);
  for (const callback of frames.splice(0)) callback(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(app.prediction.best?.label).toBe(7);
  expect(app.prediction.restedBest).toBeNull();
  await vi.advanceTimersByTimeAsync(1000);
  expect(app.prediction.restedBest?.label).toBe(7);
  app.prediction.follow(blank);
  for (const callback of frames.splice(0)) callback(0);
  expect(app.prediction.restedBest).toBeNull();
});
