import * as v from 'valibot';
import { Failure } from './failures.ts';

/** Two ends that send each other structured clones in order; each runtime wraps its own port in one. */
export interface Wire {
  send(envelope: Envelope): void;
  /** `message` is untrusted until it is parsed as an Envelope. */
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

export const Envelope = v.variant('kind', [
  v.object({ kind: v.literal('request'), id: v.number(), name: v.string(), input: v.unknown() }),
  v.object({ kind: v.literal('answer'), id: v.number(), output: v.unknown() }),
  v.object({ kind: v.literal('refusal'), id: v.number(), failure: Failure }),
  v.object({ kind: v.literal('announcement'), name: v.string(), value: v.unknown() }),
]);
export type Envelope = v.InferOutput<typeof Envelope>;

/** What becomes of a request. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };
