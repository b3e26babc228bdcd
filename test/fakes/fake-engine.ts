import type {
  Announcement,
  AnnouncementName,
  EngineApi,
  RequestName,
} from '../../app/contract/engine.ts';
import { failureOf } from '../../app/contract/failures.ts';
import type { Envelope, Wire } from '../../app/contract/wire.ts';
import { probabilitiesOf, runOf, status } from './samples.ts';

/** An engine without TensorFlow: it answers as it is told to, and announces what it is told to. */
export class FakeEngine {
  readonly requests: { name: RequestName; input: unknown }[] = [];
  api: EngineApi;
  #wires: Wire[] = [];

  constructor(api: Partial<EngineApi> = {}) {
    this.api = {
      status: () => Promise.resolve(status),
      startTraining: () => Promise.resolve(runOf()),
      stopTraining: () => Promise.resolve({}),
      predict: () => Promise.resolve({ probabilities: probabilitiesOf(7) }),
      ...api,
    };
  }

  connect(wire: Wire): void {
    this.#wires.push(wire);
    wire.onMessage((message) => void this.#answer(wire, message as Envelope));
  }

  announce<Name extends AnnouncementName>(name: Name, value: Announcement<Name>): void {
    for (const wire of this.#wires) wire.send({ kind: 'announcement', name, value });
  }

  /** As when the process is killed: nothing more comes, not even answers. */
  die(): void {
    for (const wire of this.#wires) wire.close();
    this.#wires = [];
  }

  async #answer(wire: Wire, envelope: Envelope): Promise<void> {
    if (envelope.kind !== 'request') return;
    const name = envelope.name as RequestName;
    this.requests.push({ name, input: envelope.input });
    let reply: Envelope;
    try {
      const output: unknown = await this.api[name](envelope.input as never);
      reply = { kind: 'answer', id: envelope.id, output };
    } catch (error) {
      reply = { kind: 'refusal', id: envelope.id, failure: failureOf(error) };
    }
    if (this.#wires.includes(wire)) wire.send(reply);
  }
}
