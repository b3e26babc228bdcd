import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEngineClient } from '../../app/contract/client.ts';
import type { EngineApi } from '../../app/contract/engine.ts';
import { FailureError } from '../../app/contract/failures.ts';
import type { Recipe } from '../../app/contract/recipe.ts';
import type { TrainingSettings } from '../../app/contract/training.ts';
import type { Wire } from '../../app/contract/wire.ts';
import { type Audience, createAudience } from '../../app/main/engine/audience.ts';
import { serve } from '../../app/main/engine/serve.ts';
import { wireOf } from '../fakes/node-wire.ts';
import { library, progressOf, readingsOf, runOf, settings, status } from '../fakes/samples.ts';

const BLANK = new Uint8Array(784);
const readings = readingsOf(BLANK, 1);

/** What the tests ask of an engine; the rest of the contract goes the same way. */
const api: Partial<EngineApi> = {
  status: async () => status,
  startTraining: async (wanted) => runOf({ settings: wanted }),
  stopTraining: async () => ({}),
  predict: async () => ({ readings }),
};

/** A page and an engine with a real channel between them. */
function connect(changes: Partial<EngineApi> = {}, audience: Audience = createAudience()) {
  const { port1, port2 } = new MessageChannel();
  const engineWire = wireOf(port1);
  audience.join(engineWire);
  serve(engineWire, { ...api, ...changes } as EngineApi);
  const wire = wireOf(port2);
  onTestFinished(() => port2.close());
  return { wire, client: createEngineClient(wire), audience };
}

function withRecipe(changes: Partial<Recipe>): TrainingSettings {
  return { ...settings, recipe: { ...settings.recipe, ...changes } };
}

/** What the engine answers to a message that no client of ours would send. */
async function answerTo(wire: Wire, message: unknown): Promise<unknown> {
  const answer = new Promise((resolve) => wire.onMessage(resolve));
  wire.send(message as Parameters<Wire['send']>[0]);
  return answer;
}

describe('a request', () => {
  it('is answered', async () => {
    const { client } = connect();
    expect(await client.request('status', {})).toEqual({ ok: true, value: status });
    expect(await client.request('predict', { pixels: BLANK })).toEqual({
      ok: true,
      value: { readings },
    });
  });

  it('is refused with the failure that the engine throws', async () => {
    const { client } = connect({
      startTraining: () => Promise.reject(new FailureError({ code: 'training-busy' })),
    });
    expect(await client.request('startTraining', settings)).toEqual({
      ok: false,
      failure: { code: 'training-busy' },
    });
  });

  it('that meets a defect is refused as internal, and the log has the whole error', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => log.mockRestore());
    const defect = new TypeError('x is not a function');
    const { client } = connect({ status: () => Promise.reject(defect) });
    expect(await client.request('status', {})).toEqual({
      ok: false,
      failure: { code: 'internal', detail: 'x is not a function' },
    });
    expect(log).toHaveBeenCalledWith(defect);
  });

  it('gets its own answer whatever the order of the answers', async () => {
    let answerFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => (answerFirst = resolve));
    const { client } = connect({
      stopTraining: async () => {
        await first;
        return {};
      },
    });
    const stopped = client.request('stopTraining', {});
    expect(await client.request('status', {})).toEqual({ ok: true, value: status });
    answerFirst();
    expect(await stopped).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['an unknown name', { name: 'format', input: {} }],
    ['a name that every object has', { name: 'constructor', input: {} }],
    ['no pixels', { name: 'predict', input: {} }],
    ['too few pixels', { name: 'predict', input: { pixels: new Uint8Array(783) } }],
    ['pixels of another type', { name: 'predict', input: { pixels: new Float32Array(784) } }],
    ['more than was asked for', { name: 'status', input: { extra: 1 } }],
    ['settings out of bounds', { name: 'startTraining', input: withRecipe({ epochs: 1001 }) }],
    ['half an epoch', { name: 'startTraining', input: withRecipe({ epochs: 1.5 }) }],
    [
      'a rate that is no number',
      { name: 'startTraining', input: withRecipe({ learningRate: NaN }) },
    ],
  ])('with %s is refused as invalid', async (_, request) => {
    const { wire } = connect();
    expect(await answerTo(wire, { kind: 'request', id: 7, ...request })).toMatchObject({
      kind: 'refusal',
      id: 7,
      failure: { code: 'request-invalid' },
    });
  });

  it('after nonsense is answered all the same', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => log.mockRestore());
    const { wire, client } = connect();
    for (const nonsense of [null, 1, 'x', {}, [], { kind: 'request' }, { kind: 'answer', id: 1 }]) {
      wire.send(nonsense as never);
    }
    expect((await client.request('status', {})).ok).toBe(true);
  });

  it('that is waiting when the connection ends fails', async () => {
    const { client } = connect({ stopTraining: () => new Promise(() => undefined) });
    const waiting = client.request('stopTraining', {});
    client.close();
    expect(await waiting).toEqual({ ok: false, failure: { code: 'engine-gone' } });
  });
});

describe('an announcement', () => {
  it('reaches every page that is connected, in order, before a later answer', async () => {
    const audience = createAudience();
    const pages = [connect({}, audience), connect({}, audience)];
    const heard: unknown[][] = pages.map(() => []);
    pages.forEach(({ client }, page) => {
      client.on('trainingProgressed', ({ step }) => heard[page]!.push(step));
      client.on('libraryChanged', (changed) => heard[page]!.push(changed));
    });
    audience.announce('trainingProgressed', progressOf({ step: 1 }));
    audience.announce('trainingProgressed', progressOf({ step: 2 }));
    audience.announce('libraryChanged', library);
    for (const { client } of pages) await client.request('status', {});
    expect(heard).toEqual([
      [1, 2, library],
      [1, 2, library],
    ]);
  });

  it('goes to the reloaded page when the old one is gone', async () => {
    const audience = createAudience();
    const old = connect({}, audience);
    old.client.close();
    const page = connect({}, audience);
    const heard: number[] = [];
    page.client.on('trainingProgressed', ({ step }) => heard.push(step));
    await page.client.request('status', {});
    audience.announce('trainingProgressed', progressOf({ step: 3 }));
    await page.client.request('status', {});
    expect(heard).toEqual([3]);
  });
});
