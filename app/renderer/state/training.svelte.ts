import type { DatasetSummary } from '../../contract/dataset.ts';
import type { EngineStatus } from '../../contract/engine.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Library, ModelSummary } from '../../contract/models.ts';
import type { Outcome } from '../../contract/wire.ts';
import { applyAnnouncement, type RunAnnouncement, type WatchedRun } from './apply-announcement.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { RunCurve } from './run-curve.svelte.ts';
import { TrainingPlan } from './training-plan.svelte.ts';

/** What can be asked of a run. */
export type Command = 'start' | 'stop' | 'pause' | 'continue' | 'step' | 'set-rate';

/** The settings of the next run, how the run is going, and the model that came of it. */
export class Training {
  readonly plan: TrainingPlan;
  readonly curve = new RunCurve();

  readonly #connection: EngineConnection;
  #run = $state.raw<WatchedRun | null>(null);
  #library = $state.raw<Library | null>(null);
  #dataset = $state.raw<DatasetSummary | null>(null);
  #asked = $state<Command | null>(null);
  #refusal = $state.raw<Failure | null>(null);
  readonly #isActive = $derived(this.#run !== null && this.#run.outcome === null);
  readonly #model = $derived.by(() => this.#findModel());

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    this.plan = new TrainingPlan(connection);
    connection.onStatus((status) => this.#takeStatus(status));
    connection.onGone(() => this.#interrupt());
    connection.on('trainingStarted', (value) => {
      this.curve.replace(value.curve);
      this.#apply({ name: 'trainingStarted', value });
    });
    connection.on('trainingProgressed', (value) => {
      if (this.#isActive) this.curve.append(value.points);
      this.#apply({ name: 'trainingProgressed', value });
    });
    connection.on('epochEnded', (value) => this.#apply({ name: 'epochEnded', value }));
    connection.on('trainingPaused', (value) => this.#apply({ name: 'trainingPaused', value }));
    connection.on('evaluationProgressed', (value) =>
      this.#apply({ name: 'evaluationProgressed', value }),
    );
    connection.on('trainingEnded', (value) => this.#apply({ name: 'trainingEnded', value }));
    connection.on('libraryChanged', (library) => (this.#library = library));
    connection.on('datasetChanged', (dataset) => (this.#dataset = dataset));
  }

  /** The run in progress, or the last one. */
  get run(): WatchedRun | null {
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
  get asked(): Command | null {
    return this.#asked;
  }

  /** Why the engine did not do what was asked last. */
  get refusal(): Failure | null {
    return this.#refusal;
  }

  get dataset(): DatasetSummary | null {
    return this.#dataset;
  }

  /** The one that reads drawings at rest. */
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

  async start(): Promise<void> {
    const { settings } = this.plan;
    if (!settings || this.#isActive) return;
    await this.#ask('start', () => this.#connection.request('startTraining', settings));
  }

  async stop(): Promise<void> {
    if (!this.#isActive) return;
    await this.#ask('stop', () => this.#connection.request('stopTraining', {}));
  }

  async pause(): Promise<void> {
    if (!this.#isActive) return;
    await this.#ask('pause', () => this.#connection.request('pauseTraining', {}));
  }

  /** Goes on after a pause. */
  async goOn(): Promise<void> {
    if (!this.#isActive) return;
    await this.#ask('continue', () => this.#connection.request('continueTraining', {}));
  }

  /** One more step of a paused run. */
  async step(): Promise<void> {
    if (!this.#isActive) return;
    await this.#ask('step', () => this.#connection.request('stepTraining', {}));
  }

  /** The rate of all steps from now on, until it is set again. */
  async setLearningRate(learningRate: number): Promise<void> {
    if (!this.#isActive) return;
    await this.#ask('set-rate', () =>
      this.#connection.request('setLearningRate', { learningRate }),
    );
  }

  /** Ends the engine as a power cut would. Nothing is answered: it will be gone. */
  pullThePlug(): void {
    void this.#connection.request('pullThePlug', {});
  }

  /**
   * One thing at a time, but a stop waits for nothing. That a run begins or ends is announced: the
   * answer comes too early.
   */
  async #ask(command: Command, request: () => Promise<Outcome<unknown>>): Promise<void> {
    if (this.#asked && (command !== 'stop' || this.#asked === 'stop')) return;
    this.#asked = command;
    this.#refusal = null;
    const outcome = await request();
    if (this.#asked !== command) return;
    if (outcome.ok && (command === 'start' || command === 'stop')) return;
    this.#asked = null;
    if (!outcome.ok && outcome.failure.code !== 'engine-gone') this.#refusal = outcome.failure;
  }

  #apply(announcement: RunAnnouncement): void {
    if (announcement.name === 'trainingStarted' || announcement.name === 'trainingEnded') {
      this.#asked = null;
    }
    this.#run = applyAnnouncement(this.#run, announcement);
  }

  #takeStatus({ dataset, library, run }: EngineStatus): void {
    this.#dataset = dataset;
    this.#library = library;
    // A new engine knows no run; what this page saw of the interrupted one stays on screen.
    if (!run) return;
    this.curve.replace(run.curve);
    this.#run = run;
  }

  #interrupt(): void {
    this.#asked = null;
    if (!this.#run || this.#run.outcome) return;
    this.#run = { ...this.#run, outcome: { kind: 'failed', failure: { code: 'engine-gone' } } };
  }

  #findModel(): ModelSummary | null {
    const { models, inUse } = this.#library ?? { models: [], inUse: null };
    return models.find(({ id }) => id === inUse)?.summary ?? null;
  }
}
