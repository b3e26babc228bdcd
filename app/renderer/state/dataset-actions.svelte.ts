import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../contract/bridge.ts';
import type { DigitFormat } from '../../contract/catalogue.ts';
import type { DatasetId } from '../../contract/dataset.ts';
import type { RequestInput, RequestName, RequestOutput } from '../../contract/engine.ts';
import type { ExportResult } from '../../contract/exchange.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';

/** What came of the last thing that was asked for a dataset, where the catalogue does not say it. */
export type DatasetNote =
  | { kind: 'refused'; failure: Failure }
  | { kind: 'verified' }
  | { kind: 'exported'; result: ExportResult };

/** The banner tells of an engine that is gone, and who cancelled knows it. */
const TOLD_OTHERWISE: Failure['code'][] = ['engine-gone', 'cancelled'];

/** What can be asked for a dataset that is in the catalogue. */
export class DatasetActions {
  readonly #connection: EngineConnection;
  readonly #bridge: Bridge;
  readonly #notes = new SvelteMap<DatasetId, DatasetNote>();

  constructor(connection: EngineConnection, bridge: Bridge) {
    this.#connection = connection;
    this.#bridge = bridge;
  }

  noteOf(id: DatasetId): DatasetNote | null {
    return this.#notes.get(id) ?? null;
  }

  async use(id: DatasetId): Promise<void> {
    await this.#ask('useDataset', { id });
  }

  async fetch(id: DatasetId): Promise<void> {
    await this.#ask('fetchDataset', { id });
  }

  /** The original files of a known dataset, from a folder that the person chooses. */
  async copy(id: DatasetId): Promise<void> {
    const choice = await this.#bridge.choose('folder-to-read');
    if (choice) await this.#ask('copyDataset', { id, ticket: choice.ticket });
  }

  async cancel(id: DatasetId): Promise<void> {
    await this.#ask('cancelWork', { id });
  }

  async verify(id: DatasetId): Promise<void> {
    const outcome = await this.#ask('verifyDataset', { id });
    if (outcome.ok) this.#notes.set(id, { kind: 'verified' });
  }

  async exportAs(id: DatasetId, format: DigitFormat): Promise<void> {
    const choice = await this.#bridge.choose('folder-to-write');
    if (!choice) return;
    const outcome = await this.#ask('exportDataset', { id, ticket: choice.ticket, format });
    if (outcome.ok) this.#notes.set(id, { kind: 'exported', result: outcome.value });
  }

  async rename(id: DatasetId, name: string): Promise<void> {
    await this.#ask('renameDataset', { id, name });
  }

  async remove(id: DatasetId): Promise<void> {
    await this.#ask('removeDataset', { id });
  }

  showFolder(id: DatasetId): void {
    this.#bridge.showDatasetFolder(id);
  }

  async #ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name> & { id: DatasetId },
  ): Promise<Outcome<RequestOutput<Name>>> {
    this.#notes.delete(input.id);
    const outcome = await this.#connection.request(name, input);
    if (!outcome.ok && !TOLD_OTHERWISE.includes(outcome.failure.code)) {
      this.#notes.set(input.id, { kind: 'refused', failure: outcome.failure });
    }
    return outcome;
  }
}
