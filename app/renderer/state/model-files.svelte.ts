import type { Bridge } from '../../contract/bridge.ts';
import type { RequestOutput } from '../../contract/engine.ts';
import type { Failure } from '../../contract/failures.ts';
import type { ModelId } from '../../contract/models.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import type { ModelLibrary } from './library.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';

interface Surroundings {
  connection: EngineConnection;
  bridge: Bridge;
  library: ModelLibrary;
  navigation: Navigation;
}

type Exported = RequestOutput<'exportModel'>;

/** Models as files: written for others, and opened by a dialog or by the system. */
export class ModelFiles {
  readonly #around: Surroundings;
  #exported = $state.raw<{ id: ModelId; outcome: Outcome<Exported> } | null>(null);
  #opened = $state.raw<{ name: string; isNew: boolean } | null>(null);
  #openRefusal = $state.raw<Failure | null>(null);

  constructor(around: Surroundings) {
    this.#around = around;
    // Those from before there was an engine to ask, and those that come.
    around.connection.onStatus(() => void this.#openWaiting());
    around.bridge.onFileOpened(() => void this.#openWaiting());
  }

  /** What was opened last. */
  get opened(): { name: string; isNew: boolean } | null {
    return this.#opened;
  }

  /** Why the last one could not be opened. */
  get openRefusal(): Failure | null {
    return this.#openRefusal;
  }

  /** Where a model was written, if it was the last one. */
  exportedOf(id: ModelId): Exported | null {
    const outcome = this.#exportOf(id);
    return outcome?.ok ? outcome.value : null;
  }

  exportRefusalOf(id: ModelId): Failure | null {
    const outcome = this.#exportOf(id);
    return outcome && !outcome.ok ? outcome.failure : null;
  }

  async export(id: ModelId): Promise<void> {
    const { connection, bridge } = this.#around;
    const choice = await bridge.choose('folder-to-write');
    if (!choice) return;
    const outcome = await connection.request('exportModel', { id, ticket: choice.ticket });
    this.#exported = { id, outcome };
  }

  async open(): Promise<void> {
    const choice = await this.#around.bridge.choose('model-to-read');
    if (choice) await this.#import(choice.ticket);
  }

  #exportOf(id: ModelId): Outcome<Exported> | null {
    return this.#exported?.id === id ? this.#exported.outcome : null;
  }

  async #openWaiting(): Promise<void> {
    for (const { ticket } of await this.#around.bridge.openedFiles()) {
      this.#around.navigation.screen = 'models';
      await this.#import(ticket);
    }
  }

  async #import(ticket: string): Promise<void> {
    const { connection, library } = this.#around;
    const outcome = await connection.request('importModel', { ticket });
    this.#opened = null;
    this.#openRefusal = outcome.ok ? null : outcome.failure;
    if (!outcome.ok) return;
    const { id, isNew } = outcome.value;
    library.show(id);
    const model = library.models.find((each) => each.id === id);
    this.#opened = { name: model?.summary.name ?? '', isNew };
  }
}
