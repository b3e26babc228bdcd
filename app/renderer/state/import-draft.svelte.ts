import * as v from 'valibot';
import type { Bridge, Choice } from '../../contract/bridge.ts';
import { Name } from '../../contract/dataset.ts';
import type { ImportOptions, ImportPreview, ImportResult } from '../../contract/exchange.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NewestWins } from './newest-wins.ts';

export type ImportStage = 'source' | 'preview' | 'importing' | 'result';

interface Question {
  ticket: string;
  options: ImportOptions | null;
}

/** Own digits on their way into the app: chosen, looked at, imported. */
export class ImportDraft {
  name: string = $state('');
  readonly #connection: EngineConnection;
  readonly #bridge: Bridge;
  readonly #newest: NewestWins<Question, Outcome<ImportPreview>>;
  #choice = $state.raw<Choice | null>(null);
  #isReading = $state(false);
  #preview = $state.raw<ImportPreview | null>(null);
  #options = $state.raw<ImportOptions | null>(null);
  #isImporting = $state(false);
  #result = $state.raw<ImportResult | null>(null);
  #failure = $state.raw<Failure | null>(null);
  readonly #validName = $derived(v.safeParse(Name, this.name));

  constructor(connection: EngineConnection, bridge: Bridge) {
    this.#connection = connection;
    this.#bridge = bridge;
    this.#newest = new NewestWins(
      (question) => connection.request('previewImport', question),
      (outcome) => this.#show(outcome),
    );
  }

  get stage(): ImportStage {
    if (this.#result) return 'result';
    if (this.#isImporting) return 'importing';
    return this.#preview ? 'preview' : 'source';
  }

  /** What the dialog called the folder or the files. */
  get source(): string | null {
    return this.#choice?.name ?? null;
  }

  /** The preview is on its way; an earlier one stays on screen until it is there. */
  get isReading(): boolean {
    return this.#isReading;
  }

  get preview(): ImportPreview | null {
    return this.#preview;
  }

  /** Those asked for last, else what the engine found to fit. */
  get options(): ImportOptions | null {
    return this.#options ?? this.#preview?.options ?? null;
  }

  get result(): ImportResult | null {
    return this.#result;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get canImport(): boolean {
    return this.stage === 'preview' && this.#validName.success && !this.#isReading;
  }

  async choose(kind: 'folder-to-read' | 'files-to-read'): Promise<void> {
    const choice = await this.#bridge.choose(kind);
    if (!choice) return;
    this.reset();
    this.#choice = choice;
    this.#read(null);
  }

  setOptions(options: ImportOptions): void {
    this.#options = options;
    this.#read(options);
  }

  async import(): Promise<void> {
    const options = this.options;
    if (!this.#choice || !options || !this.#validName.success || !this.canImport) return;
    this.#isImporting = true;
    this.#failure = null;
    const { ticket } = this.#choice;
    const input = { ticket, name: this.#validName.output, options };
    const outcome = await this.#connection.request('importDataset', input);
    this.#isImporting = false;
    if (outcome.ok) this.#result = outcome.value;
    else if (outcome.failure.code !== 'cancelled') this.#fail(outcome.failure);
  }

  /** Back to choosing. */
  reset(): void {
    this.#newest.forget();
    this.#choice = this.#preview = this.#options = this.#result = this.#failure = null;
    this.#isReading = false;
    this.name = '';
  }

  #read(options: ImportOptions | null): void {
    if (!this.#choice) return;
    this.#isReading = true;
    this.#newest.ask({ ticket: this.#choice.ticket, options });
  }

  #show(outcome: Outcome<ImportPreview>): void {
    this.#isReading = false;
    this.#failure = null;
    if (!outcome.ok) return this.#fail(outcome.failure);
    if (!this.#preview) this.name = outcome.value.name;
    this.#preview = outcome.value;
  }

  #fail(failure: Failure): void {
    this.#failure = failure;
    // The next engine does not know what was chosen either.
    const hasToChooseAgain = ['choice-gone', 'engine-gone'].includes(failure.code);
    if (hasToChooseAgain || !this.#preview) this.#choice = this.#preview = this.#options = null;
  }
}
