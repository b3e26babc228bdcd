import { expect, it, vi } from 'vitest';
import type { Envelope, Wire } from '../../../app/contract/wire.ts';
import { askForEngineWire } from '../../../app/renderer/engine/ask-for-engine-wire.ts';
import { FakeBridge } from '../../fakes/fake-bridge.ts';

const announcement: Envelope = { kind: 'announcement', name: 'datasetChanged', value: null };

function ask(): { bridge: FakeBridge; taken: Promise<Wire>; abort: AbortController } {
  const bridge = new FakeBridge();
  const abort = new AbortController();
  return { bridge, abort, taken: askForEngineWire(bridge, abort.signal) };
}

function postToPage(data: unknown, port: MessagePort, source: unknown = window): void {
  const event = new MessageEvent('message', { data });
  Object.defineProperties(event, { source: { value: source }, ports: { value: [port] } });
  window.dispatchEvent(event);
}

/** Whether a promise is settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

it('takes the port that comes with its nonce, and speaks through it', async () => {
  const { bridge, taken } = ask();
  const { port1, port2 } = new MessageChannel();
  postToPage({ enginePort: bridge.nonces[0] }, port2);
  const wire = await taken;

  const heard = vi.fn();
  wire.onMessage(heard);
  port1.postMessage(announcement);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(announcement));

  const heardByEngine = vi.fn();
  port1.onmessage = ({ data }) => heardByEngine(data);
  wire.send(announcement);
  await vi.waitFor(() => expect(heardByEngine).toHaveBeenCalledWith(announcement));
  port1.close();
});

it('makes a nonce of the form that the contract asks for, each time another', () => {
  const [first, second] = [ask(), ask()].map(({ bridge }) => bridge.nonces[0]);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).not.toBe(first);
});

it.each([
  ['another nonce', { enginePort: crypto.randomUUID() }, window],
  ['no nonce', 'enginePort', window],
  ['nothing', null, window],
])('passes over a message with %s', async (_what, data, source) => {
  const { taken } = ask();
  const { port1, port2 } = new MessageChannel();
  postToPage(data, port2, source);
  expect(await isSettled(taken)).toBe(false);
  port1.close();
});

it('passes over the right nonce from another window', async () => {
  const { bridge, taken } = ask();
  const { port1, port2 } = new MessageChannel();
  postToPage({ enginePort: bridge.nonces[0] }, port2, {});
  expect(await isSettled(taken)).toBe(false);
  port1.close();
});

it('takes nothing after it was given up', async () => {
  const { bridge, taken, abort } = ask();
  const { port1, port2 } = new MessageChannel();
  abort.abort();
  postToPage({ enginePort: bridge.nonces[0] }, port2);
  expect(await isSettled(taken)).toBe(false);
  port1.close();
});
