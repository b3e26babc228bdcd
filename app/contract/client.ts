import * as v from 'valibot';
import {
  type Announcement,
  type AnnouncementName,
  announcements,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  requests,
} from './engine.ts';
import { Envelope, type Outcome, type Wire } from './wire.ts';

/** The asking end of the contract. */
export interface EngineClient {
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Outcome<RequestOutput<Name>>>;
  on<Name extends AnnouncementName>(
    name: Name,
    listener: (value: Announcement<Name>) => void,
  ): void;
  /** Ends the connection: everything still waiting fails with `engine-gone`. */
  close(): void;
}

/** Speaks the contract over a wire. What arrives is checked here and trusted afterwards. */
export function createEngineClient(wire: Wire): EngineClient {
  const waiting = new Map<
    number,
    { name: RequestName; settle: (outcome: Outcome<never>) => void }
  >();
  const listeners = new Map<AnnouncementName, ((value: never) => void)[]>();
  let lastId = 0;
  let closed = false;

  function end(): void {
    closed = true;
    for (const { settle } of waiting.values())
      settle({ ok: false, failure: { code: 'engine-gone' } });
    waiting.clear();
  }

  function settle(envelope: Extract<Envelope, { kind: 'answer' | 'refusal' }>): void {
    const request = waiting.get(envelope.id);
    if (!request) return;
    waiting.delete(envelope.id);
    if (envelope.kind === 'refusal') {
      request.settle({ ok: false, failure: envelope.failure });
      return;
    }
    const output = v.safeParse(requests[request.name].output, envelope.output);
    request.settle(
      output.success
        ? { ok: true, value: output.output as never }
        : { ok: false, failure: { code: 'internal', detail: v.summarize(output.issues) } },
    );
  }

  wire.onClose(end);
  wire.onMessage((message) => {
    const envelope = v.parse(Envelope, message);
    if (envelope.kind === 'answer' || envelope.kind === 'refusal') settle(envelope);
    if (envelope.kind === 'announcement' && Object.hasOwn(announcements, envelope.name)) {
      const name = envelope.name as AnnouncementName;
      const value = v.parse(announcements[name], envelope.value);
      for (const listener of listeners.get(name) ?? []) listener(value as never);
    }
  });

  return {
    request(name, input) {
      if (closed) return Promise.resolve({ ok: false, failure: { code: 'engine-gone' } });
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, { name, settle: resolve });
        wire.send({ kind: 'request', id, name, input });
      });
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as (value: never) => void]);
    },
    close() {
      wire.close();
      end();
    },
  };
}
