import { GRID_PIXELS } from '../../../../contract/digit.ts';
import type { SampleReader } from '../sample-reader.ts';

/** One part of a dataset on its way out. */
export interface ExportedPart {
  name: 'train' | 'test';
  samples: SampleReader;
}

/** Called after each few digits; it lets everything else have its turn, and ends what is cancelled. */
export type OnDigits = (count: number) => Promise<void>;

export interface ExportedSample {
  /** Its place in the part. */
  index: number;
  label: number;
  /** 784 bytes */
  pixels: Uint8Array;
}

const BATCH = 128; /* samples */

/** Reads all samples of a part in their order, some at a time. */
export async function* samplesOf({ samples }: ExportedPart): AsyncGenerator<ExportedSample[]> {
  const { labels } = samples;
  for (let from = 0; from < labels.length; from += BATCH) {
    const count = Math.min(BATCH, labels.length - from);
    const all = await samples.read(Uint32Array.from({ length: count }, (_, place) => from + place));
    yield Array.from({ length: count }, (_, place) => ({
      index: from + place,
      label: labels[from + place]!,
      pixels: all.subarray(place * GRID_PIXELS, (place + 1) * GRID_PIXELS),
    }));
  }
}
