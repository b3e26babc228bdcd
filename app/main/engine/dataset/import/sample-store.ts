import { CLASS_LIMIT, type Part } from '../../../../contract/dataset.ts';
import { GRID_PIXELS, type PixelGrid } from '../../../../contract/digit.ts';
import { MOST_OWN_SAMPLES } from '../../../../contract/exchange.ts';
import type { Label } from './class-places.ts';
import { importFailure } from './import-failure.ts';

const CHUNK_SAMPLES = 4096;

/** The samples of an import until it is known which classes and parts there are. */
export class SampleStore {
  readonly parts: (Part | null)[] = [];
  readonly #labels: number[] = [];
  readonly #placeOfLabel = new Map<Label, number>();
  readonly #chunks: Uint8Array[] = [];
  readonly #path: string;

  /** @param path what was chosen, for the failures */
  constructor(path: string) {
    this.#path = path;
  }

  get count(): number {
    return this.parts.length;
  }

  /** Each different label once. */
  get distinctLabels(): Label[] {
    return [...this.#placeOfLabel.keys()];
  }

  /** The place of each sample's class, by the place of each label. */
  classPlaces(placeOf: (label: Label) => number): Uint8Array {
    const places = this.distinctLabels.map(placeOf);
    return Uint8Array.from(this.#labels, (label) => places[label]!);
  }

  /** @throws FailureError `import-failed` (`too-many-samples`, `too-many-classes`) */
  add(part: Part | null, label: Label, grid: PixelGrid): void {
    if (this.count === MOST_OWN_SAMPLES) throw importFailure('too-many-samples', this.#path);
    const place = this.count % CHUNK_SAMPLES;
    if (place === 0) this.#chunks.push(new Uint8Array(CHUNK_SAMPLES * GRID_PIXELS));
    this.#chunks.at(-1)!.set(grid, place * GRID_PIXELS);
    this.#labels.push(this.#placeOf(label));
    this.parts.push(part);
  }

  grid(sample: number): Uint8Array {
    const from = (sample % CHUNK_SAMPLES) * GRID_PIXELS;
    const chunk = this.#chunks[Math.floor(sample / CHUNK_SAMPLES)]!;
    return chunk.subarray(from, from + GRID_PIXELS);
  }

  #placeOf(label: Label): number {
    const known = this.#placeOfLabel.get(label);
    if (known !== undefined) return known;
    const place = this.#placeOfLabel.size;
    if (place === CLASS_LIMIT) throw importFailure('too-many-classes', this.#path);
    this.#placeOfLabel.set(label, place);
    return place;
  }
}
