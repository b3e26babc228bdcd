import type { Bridge } from '../../contract/bridge.ts';
import type { RestartAnswer, UpdateState } from '../../contract/updates.ts';

type Refusal = Extract<RestartAnswer, { kind: 'refused' }>['reason'];

/** The search for a newer version, which is in the main process; it outlives a page. */
export class Updates {
  readonly #bridge: Bridge;
  #state = $state.raw<UpdateState | null>(null);
  #refusal = $state<Refusal | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    bridge.onUpdateState((state) => {
      this.#state = state;
      this.#refusal = null;
    });
    void bridge.updateState().then((state) => (this.#state ??= state));
  }

  /** Null where there are no updates, or it is not known yet. */
  get state(): UpdateState | null {
    return this.#state;
  }

  /** Why the app was not restarted. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  look(): void {
    this.#bridge.lookForUpdate();
  }

  download(): void {
    this.#bridge.downloadUpdate();
  }

  cancel(): void {
    this.#bridge.cancelUpdate();
  }

  async restart(): Promise<void> {
    this.#refusal = null;
    const answer = await this.#bridge.restartToUpdate();
    if (answer.kind === 'refused') this.#refusal = answer.reason;
  }
}
