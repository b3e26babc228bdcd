import { SvelteMap } from 'svelte/reactivity';
import type { RequestInput, RequestName, RequestOutput } from '../../contract/engine.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Library, LibraryModel, ModelId } from '../../contract/models.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';

const EMPTY: Library = { models: [], bin: [], inUse: null };

/** The models of this person, those in the bin, and what can be asked for them. */
export class ModelLibrary {
  readonly #connection: EngineConnection;
  #library = $state.raw<Library>(EMPTY);
  #chosen = $state.raw<ModelId | null>(null);
  #deleted = $state.raw<ModelId | null>(null);
  /** Why the engine did not do what was asked last for a model. */
  readonly #refusals = new SvelteMap<ModelId, Failure>();
  #binRefusal = $state.raw<Failure | null>(null);
  readonly #shown = $derived.by(() => this.#findShown());

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    connection.onStatus(({ library }) => (this.#library = library));
    connection.on('libraryChanged', (library) => (this.#library = library));
  }

  /** The newest first. */
  get models(): readonly LibraryModel[] {
    return this.#library.models;
  }

  get bin(): readonly LibraryModel[] {
    return this.#library.bin;
  }

  get inUse(): ModelId | null {
    return this.#library.inUse;
  }

  /** The one whose details are on screen: at first that in use. Null where there are none. */
  get shown(): LibraryModel | null {
    return this.#shown;
  }

  /** What was deleted last, while it can still be taken back. */
  get deleted(): LibraryModel | null {
    return this.bin.find(({ id }) => id === this.#deleted) ?? null;
  }

  refusalOf(id: ModelId): Failure | null {
    return this.#refusals.get(id) ?? null;
  }

  /** Why the bin could not be emptied. */
  get binRefusal(): Failure | null {
    return this.#binRefusal;
  }

  show(id: ModelId): void {
    this.#chosen = id;
  }

  async use(id: ModelId): Promise<void> {
    await this.#ask('useModel', { id });
  }

  /** Once more, where that was not possible before. */
  async save(id: ModelId): Promise<void> {
    await this.#ask('saveModel', { id });
  }

  async rename(id: ModelId, name: string): Promise<void> {
    await this.#ask('renameModel', { id, name });
  }

  async duplicate(id: ModelId): Promise<void> {
    const outcome = await this.#ask('duplicateModel', { id });
    if (outcome.ok) this.#chosen = outcome.value.id;
  }

  async delete(id: ModelId): Promise<void> {
    const outcome = await this.#ask('deleteModel', { id });
    if (outcome.ok) this.#deleted = id;
  }

  /** Out of the bin again. */
  async restore(id: ModelId): Promise<void> {
    const outcome = await this.#ask('restoreModel', { id });
    if (outcome.ok) this.#chosen = id;
  }

  async emptyBin(): Promise<void> {
    const outcome = await this.#connection.request('emptyBin', {});
    this.#binRefusal = outcome.ok ? null : toldHere(outcome.failure);
  }

  /** Whether a run has begun that trains it for more epochs, into a new model. */
  async continueFor(id: ModelId, epochs: number): Promise<boolean> {
    return (await this.#ask('continueModel', { id, epochs })).ok;
  }

  async #ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name> & { id: ModelId },
  ): Promise<Outcome<RequestOutput<Name>>> {
    this.#refusals.delete(input.id);
    const outcome = await this.#connection.request(name, input);
    const refusal = outcome.ok ? null : toldHere(outcome.failure);
    if (refusal) this.#refusals.set(input.id, refusal);
    return outcome;
  }

  #findShown(): LibraryModel | null {
    const { models, inUse } = this.#library;
    const find = (wanted: ModelId | null) => models.find(({ id }) => id === wanted);
    return find(this.#chosen) ?? find(inUse) ?? models[0] ?? null;
  }
}

/** The banner tells of an engine that is gone. */
function toldHere(failure: Failure): Failure | null {
  return failure.code === 'engine-gone' ? null : failure;
}
