import { MessageChannel, type MessagePort } from 'node:worker_threads';
import * as v from 'valibot';
import { announcements, type AnnouncementName, requests } from '../../../../app/contract/engine.ts';
import type { EngineApi, RequestName } from '../../../../app/contract/engine.ts';
import type { Audience } from '../../../../app/main/engine/audience.ts';
import { serve } from '../../../../app/main/engine/serve.ts';
import { Envelope } from '../../../../app/contract/wire.ts';
import { wireOf } from '../../../fakes/node-wire.ts';

type Answer = Extract<Envelope, { kind: 'answer' | 'refusal' }>;

/** A page that sends whatever it likes, and looks at everything that comes back. */
export class RawPage {
  /** What came that does not fit the contract. */
  readonly strange: string[] = [];
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  constructor(api: EngineApi, audience: Audience) {
    const { port1, port2 } = new MessageChannel();
    const wire = wireOf(port1);
    audience.join(wire);
    serve(wire, api);
    this.#port = port2;
    port2.on('message', (message: unknown) => this.#hear(message));
  }

  /** A message for which nobody waits. */
  send(message: unknown): void {
    this.#port.postMessage(message);
  }

  async ask(name: string, input: unknown): Promise<Answer> {
    const id = ++this.#lastId;
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.send({ kind: 'request', id, name, input });
    return answer;
  }

  /** What a request answers that must succeed. */
  async get<Name extends RequestName>(
    name: Name,
    input: v.InferInput<(typeof requests)[Name]['input']>,
  ): Promise<v.InferOutput<(typeof requests)[Name]['output']>> {
    const answer = await this.ask(name, input);
    if (answer.kind === 'refusal') throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return v.parse(requests[name].output, answer.output) as never;
  }

  close(): void {
    this.#port.close();
  }

  #hear(message: unknown): void {
    const envelope = v.safeParse(Envelope, message);
    if (!envelope.success || envelope.output.kind === 'request') {
      this.strange.push(`a message that is neither an answer nor an announcement`);
    } else if (envelope.output.kind === 'announcement') {
      const { name, value } = envelope.output;
      const heard = v.safeParse(announcements[name as AnnouncementName], value);
      if (!heard.success) this.strange.push(`${name}: ${v.summarize(heard.issues)}`);
    } else {
      this.#waiting.get(envelope.output.id)?.(envelope.output);
      this.#waiting.delete(envelope.output.id);
    }
  }
}
