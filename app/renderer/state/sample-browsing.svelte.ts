import type { CatalogueEntry } from '../../contract/catalogue.ts';
import type { Part } from '../../contract/dataset.ts';
import type { Failure } from '../../contract/failures.ts';
import type { ClassCounts } from '../../contract/samples.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { SamplePages } from './sample-pages.svelte.ts';
import type { Sample, SampleSource } from './sample-source.ts';

/** What somebody looks at in a dataset: a part, all classes or one, and one sample more closely. */
export class SampleBrowsing<Picture extends { close(): void }> {
  readonly entry: CatalogueEntry;
  readonly pages: SamplePages<Picture>;
  readonly #connection: EngineConnection;
  #part = $state<Part>('train');
  #label = $state<number | null>(null);
  #selection = $state.raw({ position: 0 });
  #sample = $state.raw<Sample | null>(null);
  #isWaiting = $state(true);
  #counts = $state.raw<ClassCounts | null>(null);
  #countsFailure = $state.raw<Failure | null>(null);

  constructor(
    connection: EngineConnection,
    entry: CatalogueEntry,
    paint: SampleSource<Picture>['paint'],
  ) {
    this.#connection = connection;
    this.entry = entry;
    this.pages = new SamplePages(
      {
        ask: (choice, offset, count) =>
          connection.request('samples', { id: entry.id, ...choice, offset, count }),
        paint,
      },
      () => this.#takeSample(),
    );
    this.#show(0);
  }

  get part(): Part {
    return this.#part;
  }

  /** The class that is shown; null for all. */
  get label(): number | null {
    return this.#label;
  }

  /** A new object with each selection: even the same sample is scrolled into view again. */
  get selection(): { position: number } {
    return this.#selection;
  }

  /** The selected sample, or the one before it while `isWaiting`. */
  get sample(): Sample | null {
    return this.#sample;
  }

  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** How many samples each class has in each part; null until it is known. */
  get counts(): ClassCounts | null {
    return this.#counts;
  }

  get failure(): Failure | null {
    return this.pages.failure ?? this.#countsFailure;
  }

  /** How many samples a part has of all classes. */
  countOf(part: Part): number {
    return part === 'train' ? this.entry.trainCount : this.entry.testCount;
  }

  showPart(part: Part): void {
    if (part === this.#part) return;
    this.#part = part;
    this.#show(0);
  }

  /** @param label null shows all classes, and stays at the sample that is selected */
  showClass(label: number | null): void {
    if (label === this.#label) return;
    this.#label = label;
    this.#show(label === null ? (this.#sample?.index ?? 0) : 0);
  }

  select(position: number): void {
    this.#selection = { position };
    this.#isWaiting = true;
    this.#takeSample();
  }

  /** @param index a sample's place in its part: among all classes, since only there it has it */
  goTo(index: number): void {
    if (this.#label === null) this.select(index);
    else {
      this.#label = null;
      this.#show(index);
    }
  }

  /** Asks for what is missing; to be called when there is an engine (again). */
  resume(): void {
    this.pages.resume();
    if (!this.#counts) void this.#count();
  }

  close(): void {
    this.pages.close();
  }

  #show(position: number): void {
    const label = this.#label;
    const total =
      label === null ? this.countOf(this.#part) : (this.#counts?.[this.#part][label] ?? 1);
    this.pages.show({ part: this.#part, label }, total);
    this.select(position);
  }

  #takeSample(): void {
    const { position } = this.#selection;
    const sample = this.#isWaiting ? this.pages.sampleAt(position) : null;
    if (sample) {
      this.#sample = sample;
      this.#isWaiting = false;
    }
    this.pages.want(this.#isWaiting ? position : null);
  }

  async #count(): Promise<void> {
    const outcome = await this.#connection.request('classCounts', { id: this.entry.id });
    if (outcome.ok) this.#counts = outcome.value;
    this.#countsFailure = outcome.ok ? null : outcome.failure;
  }
}
