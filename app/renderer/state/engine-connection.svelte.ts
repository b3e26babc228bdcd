import type { Bridge, EngineState } from '../../contract/bridge.ts';
import { createEngineClient, type EngineClient } from '../../contract/client.ts';
import type {
  Announcement,
  AnnouncementName,
  EngineStatus,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../contract/engine.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Outcome, Wire } from '../../contract/wire.ts';
import { askForEngineWire } from '../engine/ask-for-engine-wire.ts';

export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'connected' }
  /** The engine answered, but cannot work. */
  | { kind: 'unusable'; failure: Failure }
  | Extract<EngineState, { kind: 'gone' }>;

type OpenWire = (bridge: Bridge, signal: AbortSignal) => Promise<Wire>;

/** The way to the engine, also to the next one when the engine dies. */
export class EngineConnection {
  readonly #bridge: Bridge;
  readonly #openWire: OpenWire;
  #state = $state.raw<ConnectionState>({ kind: 'connecting' });
  #client: EngineClient | null = null;
  #attempt = new AbortController();
  readonly #registrations: ((client: EngineClient) => void)[] = [];
  readonly #statusListeners: ((status: EngineStatus) => void)[] = [];
  readonly #goneListeners: (() => void)[] = [];

  constructor(bridge: Bridge, openWire: OpenWire = askForEngineWire) {
    this.#bridge = bridge;
    this.#openWire = openWire;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** To be called once, when all listeners are there. */
  start(): void {
    this.#bridge.onEngineState((state) => this.#follow(state));
    void this.#connect();
  }

  async request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Outcome<RequestOutput<Name>>> {
    if (!this.#client) return { ok: false, failure: { code: 'engine-gone' } };
    return this.#client.request(name, input);
  }

  /** Listens to this engine and to every later one. */
  on<Name extends AnnouncementName>(
    name: Name,
    listener: (value: Announcement<Name>) => void,
  ): void {
    this.#registrations.push((client) => client.on(name, listener));
  }

  /** Called with everything there is to know, each time an engine was found. */
  onStatus(listener: (status: EngineStatus) => void): void {
    this.#statusListeners.push(listener);
  }

  onGone(listener: () => void): void {
    this.#goneListeners.push(listener);
  }

  /** Asks for another engine after the last one was left alone. */
  restartEngine(): void {
    this.#bridge.restartEngine();
  }

  #follow(state: EngineState): void {
    if (state.kind === 'gone') this.#lose(state);
    else if (state.kind === 'running' && !this.#client) void this.#connect();
    else if (state.kind === 'starting' && this.#state.kind === 'gone') {
      this.#state = { ...this.#state, restarts: true };
    }
  }

  #lose(state: Extract<EngineState, { kind: 'gone' }>): void {
    this.#attempt.abort();
    this.#client?.close();
    this.#client = null;
    this.#state = state;
    for (const listener of this.#goneListeners) listener();
  }

  async #connect(): Promise<void> {
    this.#attempt.abort();
    const { signal } = (this.#attempt = new AbortController());
    const wire = await this.#openWire(this.#bridge, signal);
    if (signal.aborted) return wire.close();

    const client = (this.#client = createEngineClient(wire));
    for (const register of this.#registrations) register(client);
    const status = await client.request('status', {});
    if (signal.aborted) return;
    if (!status.ok) {
      if (status.failure.code !== 'engine-gone') {
        this.#state = { kind: 'unusable', failure: status.failure };
      }
      return;
    }
    this.#state = { kind: 'connected' };
    for (const listener of this.#statusListeners) listener(status.value);
  }
}
