import type { DatasetSummary } from '../../contract/dataset.ts';
import type { EngineStatus } from '../../contract/engine.ts';
import type { Failure } from '../../contract/failures.ts';
import type { ModelSummary } from '../../contract/models.ts';
import {
  BATCH_SIZE,
  EPOCHS,
  LEARNING_RATE,
  type TrainingRun,
  type TrainingSettings,
} from '../../contract/training.ts';
import { applyAnnouncement, compact, type RunAnnouncement } from './apply-announcement.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { SettingField } from './setting-field.svelte.ts';

/** Fixed, so that the same click gives the same network. */
const SEED = 1;

/** The settings of the next run, how the run is going, and the model that came of it. */
export class Training {
  readonly epochs = new SettingField(EPOCHS, { isWhole: true });
  readonly batchSize = new SettingField(BATCH_SIZE, { isWhole: true });
  readonly learningRate = new SettingField(LEARNING_RATE, { isWhole: false });

  readonly #connection: EngineConnection;
  #run = $state.raw<TrainingRun | null>(null);
  #model = $state.raw<ModelSummary | null>(null);
  #dataset = $state.raw<DatasetSummary | null>(null);
  #asked = $state<'start' | 'stop' | null>(null);
  #refusal = $state.raw<Failure | null>(null);
  readonly #isActive = $derived(this.#run !== null && this.#run.outcome === null);
  readonly #settings = $derived.by(() => this.#readSettings());

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    connection.onStatus((status) => this.#takeStatus(status));
    connection.onGone(() => this.#interrupt());
    connection.on('trainingStarted', (value) => this.#apply({ name: 'trainingStarted', value }));
    connection.on('trainingProgressed', (value) =>
      this.#apply({ name: 'trainingProgressed', value }),
    );
    connection.on('epochEnded', (value) => this.#apply({ name: 'epochEnded', value }));
    connection.on('trainingEnded', (value) => this.#apply({ name: 'trainingEnded', value }));
    connection.on('modelChanged', (model) => (this.#model = model));
    connection.on('datasetChanged', (dataset) => (this.#dataset = dataset));
  }

  /** The run in progress, or the last one. */
  get run(): TrainingRun | null {
    return this.#run;
  }

  get isActive(): boolean {
    return this.#isActive;
  }

  /** The last run ended because the engine did. */
  get wasInterrupted(): boolean {
    const outcome = this.#run?.outcome;
    return outcome?.kind === 'failed' && outcome.failure.code === 'engine-gone';
  }

  /** What was asked of the engine and has not happened yet. */
  get asked(): 'start' | 'stop' | null {
    return this.#asked;
  }

  /** Why the engine did not do what was asked last. */
  get refusal(): Failure | null {
    return this.#refusal;
  }

  get dataset(): DatasetSummary | null {
    return this.#dataset;
  }

  get model(): ModelSummary | null {
    return this.#model;
  }

  /** What the network that answers has learned from; null where there is none. */
  get learnedFrom(): DatasetSummary | null {
    if (this.#isActive) return this.#run!.dataset;
    return this.#model?.dataset ?? null;
  }

  /** There is a network that can be shown a digit: a saved one, or the one in training. */
  get canPredict(): boolean {
    return this.#model !== null || this.#isActive;
  }

  /** Null while a field holds something invalid. */
  get settings(): TrainingSettings | null {
    return this.#settings;
  }

  async start(): Promise<void> {
    const settings = this.#settings;
    if (!settings || this.#isActive || this.#asked) return;
    await this.#ask('start', () => this.#connection.request('startTraining', settings));
  }

  async stop(): Promise<void> {
    if (!this.#isActive || this.#asked) return;
    await this.#ask('stop', () => this.#connection.request('stopTraining', {}));
  }

  /** That it happened is announced; an answer only matters where it is a refusal. */
  async #ask(
    asked: 'start' | 'stop',
    request: () => Promise<{ ok: true } | { ok: false; failure: Failure }>,
  ): Promise<void> {
    this.#asked = asked;
    this.#refusal = null;
    const outcome = await request();
    if (outcome.ok) return;
    this.#asked = null;
    if (outcome.failure.code !== 'engine-gone') this.#refusal = outcome.failure;
  }

  #apply(announcement: RunAnnouncement): void {
    if (announcement.name === 'trainingStarted' || announcement.name === 'trainingEnded') {
      this.#asked = null;
    }
    this.#run = applyAnnouncement(this.#run, announcement);
  }

  #takeStatus({ dataset, model, run }: EngineStatus): void {
    this.#dataset = dataset;
    this.#model = model;
    // A new engine knows no run; what this page saw of the interrupted one stays on screen.
    if (!run) return;
    this.#run = compact(run);
    if (run.outcome) return;
    this.epochs.show(run.settings.epochs);
    this.batchSize.show(run.settings.batchSize);
    this.learningRate.show(run.settings.learningRate);
  }

  #interrupt(): void {
    this.#asked = null;
    if (!this.#run || this.#run.outcome) return;
    this.#run = { ...this.#run, outcome: { kind: 'failed', failure: { code: 'engine-gone' } } };
  }

  #readSettings(): TrainingSettings | null {
    const epochs = this.epochs.value;
    const batchSize = this.batchSize.value;
    const learningRate = this.learningRate.value;
    if (epochs === null || batchSize === null || learningRate === null) return null;
    return { epochs, batchSize, learningRate, seed: SEED };
  }
}
