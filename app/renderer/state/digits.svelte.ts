import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../contract/bridge.ts';
import type { Catalogue, CatalogueEntry, DatasetWork } from '../../contract/catalogue.ts';
import type { DatasetId } from '../../contract/dataset.ts';
import { DatasetActions } from './dataset-actions.svelte.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { ImportDraft } from './import-draft.svelte.ts';

/** What the screen shows beside the list. */
export type DigitsView = { kind: 'dataset'; id: DatasetId } | { kind: 'import' | 'settings' };

/** Something that was being done with a dataset and is over; what came of it is in the entry. */
export interface EndedWork {
  kind: DatasetWork['kind'];
  entry: CatalogueEntry;
}

/** The datasets there are, and what is being done with each. */
export class Digits {
  readonly actions: DatasetActions;
  readonly draft: ImportDraft;
  readonly #connection: EngineConnection;
  #catalogue = $state.raw<Catalogue | null>(null);
  /** Apart from the entries: it changes ten times a second, and only a bar shows it. */
  readonly #work = new SvelteMap<DatasetId, DatasetWork>();
  #endedWork = $state.raw<EndedWork | null>(null);
  #chosen = $state.raw<DigitsView | null>(null);
  readonly #view = $derived.by(() => this.#stillThere() ?? this.#inUse());

  constructor(connection: EngineConnection, bridge: Bridge) {
    this.#connection = connection;
    this.actions = new DatasetActions(connection, bridge);
    this.draft = new ImportDraft(connection, bridge);
    connection.onStatus(() => void this.#ask());
    connection.onGone(() => this.#work.clear());
    connection.on('catalogueChanged', (catalogue) => this.#take(catalogue));
    connection.on('workProgressed', ({ id, work }) => {
      if (this.entryOf(id)) this.#work.set(id, work);
    });
  }

  /** Null until the engine told it. */
  get catalogue(): Catalogue | null {
    return this.#catalogue;
  }

  /** The entries without their work: that is `workOf`. */
  get entries(): readonly CatalogueEntry[] {
    return this.#catalogue?.entries ?? [];
  }

  get endedWork(): EndedWork | null {
    return this.#endedWork;
  }

  entryOf(id: DatasetId): CatalogueEntry | null {
    return this.entries.find((entry) => entry.id === id) ?? null;
  }

  workOf(id: DatasetId): DatasetWork | null {
    return this.#work.get(id) ?? null;
  }

  /** What is being imported stands in the catalogue before the engine's answer tells its id. */
  get importing(): DatasetId | null {
    for (const [id, { kind }] of this.#work) if (kind === 'import') return id;
    return null;
  }

  /** What was chosen, and at first the dataset in use. Null until there is a catalogue. */
  get view(): DigitsView | null {
    return this.#view;
  }

  show(view: DigitsView): void {
    // Who comes back for more digits has seen what became of the last ones.
    if (view.kind === 'import' && this.draft.stage === 'result') this.draft.reset();
    this.#chosen = view;
  }

  #stillThere(): DigitsView | null {
    const view = this.#chosen;
    return view?.kind === 'dataset' && !this.entryOf(view.id) ? null : view;
  }

  #inUse(): DigitsView | null {
    return this.#catalogue && { kind: 'dataset', id: this.#catalogue.inUse };
  }

  async #ask(): Promise<void> {
    const outcome = await this.#connection.request('catalogue', {});
    if (outcome.ok) this.#take(outcome.value);
  }

  #take(catalogue: Catalogue): void {
    const entries = catalogue.entries.map((told) => this.#withoutWork(told));
    this.#catalogue = { ...catalogue, entries };
    for (const { id, work } of catalogue.entries) if (work) this.#work.set(id, work);
    for (const [id, { kind }] of this.#work) {
      const told = catalogue.entries.find((entry) => entry.id === id);
      if (told?.work) continue;
      this.#work.delete(id);
      if (told) this.#endedWork = { kind, entry: told };
    }
  }

  /** The very entry of before where nothing else changed: what shows it need not be drawn again. */
  #withoutWork(told: CatalogueEntry): CatalogueEntry {
    const entry = { ...told, work: null };
    const before = this.entryOf(told.id);
    return JSON.stringify(before) === JSON.stringify(entry) ? before! : entry;
  }
}
