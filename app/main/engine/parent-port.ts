import * as v from 'valibot';
import { Downloads } from '../../contract/downloads.ts';
import { Ticket } from '../../contract/exchange.ts';
import type { Wire } from '../../contract/wire.ts';

/*
 * What Electron gives a utility process (https://www.electronjs.org/docs/latest/api/parent-port),
 * described here so that the engine needs nothing of the package electron.
 */

interface MessageEvent {
  data: unknown;
  ports: PagePort[];
}

export interface PagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: MessageEvent) => void): unknown;
}

/** What the main process tells the engine: first where it is, then of each page that asks for it. */
export const ParentMessage = v.variant('kind', [
  v.object({
    kind: v.literal('start'),
    paths: v.object({ resources: v.string(), data: v.string() }),
    downloads: Downloads,
  }),
  v.object({ kind: v.literal('downloads'), downloads: Downloads }),
  /** The person chose these in a dialog. */
  v.object({ kind: v.literal('choice'), ticket: Ticket, paths: v.array(v.string()) }),
  v.object({ kind: v.literal('page') }),
]);

export type ParentMessage = v.InferOutput<typeof ParentMessage>;

// A port that nothing refers to is collected, and its page hears no more (electron#40189).
const openPorts = new Set<PagePort>();

/** Wraps the port of a page; call `start` once all listeners are there. */
export function wireOf(port: PagePort): Wire & { start(): void } {
  openPorts.add(port);
  port.on('close', () => openPorts.delete(port));
  return {
    send: (envelope) => port.postMessage(envelope),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
    start: () => port.start(),
  };
}
