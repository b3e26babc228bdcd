import { GRID_PIXELS, type PixelGrid } from '../../contract/digit.ts';
import { failureOf } from '../../contract/failures.ts';
import type { SamplesPage, SamplesQuery } from '../../contract/samples.ts';
import type { Outcome } from '../../contract/wire.ts';

/** Less than the engine allows, so that a picture of a page is made in a small part of a frame. */
export const PAGE_SIZE = 200; /* samples */

export type SamplesChoice = Pick<SamplesQuery, 'part' | 'label'>;

export interface SampleSource<Picture> {
  ask(choice: SamplesChoice, offset: number, count: number): Promise<Outcome<SamplesPage>>;
  /** Makes of a page's pixels what is drawn fast. */
  paint(pixels: Uint8Array): Promise<Picture>;
}

export interface PaintedPage<Picture> {
  samples: SamplesPage;
  picture: Picture;
}

export interface Sample {
  /** Where it stands among those that are shown. */
  position: number;
  /** Where it stands in its part. */
  index: number;
  label: number;
  pixels: PixelGrid;
}

export function pageOf(position: number): number {
  return Math.floor(Math.max(0, position) / PAGE_SIZE);
}

export async function fetchPage<Picture>(
  source: SampleSource<Picture>,
  choice: SamplesChoice,
  page: number,
): Promise<Outcome<PaintedPage<Picture>>> {
  const answer = await source.ask(choice, page * PAGE_SIZE, PAGE_SIZE);
  if (!answer.ok) return answer;
  try {
    const picture = await source.paint(answer.value.pixels);
    return { ok: true, value: { samples: answer.value, picture } };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** Undefined if the page is shorter than it should be. */
export function sampleIn(page: SamplesPage, position: number): Sample | undefined {
  const place = position % PAGE_SIZE;
  const index = page.indices[place];
  const label = page.labels[place];
  if (index === undefined || label === undefined) return undefined;
  const pixels = page.pixels.slice(place * GRID_PIXELS, (place + 1) * GRID_PIXELS);
  return { position, index, label, pixels };
}
