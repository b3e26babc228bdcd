import type { Digits } from '../engine/dataset/read-digits.ts';
import type { Drawing } from '../engine/people/drawings-file.ts';

/** One who wrote some of the drawings. */
export interface Writer {
  /** Empty for those of whom nothing is said. */
  name: string;
  /** The places of the drawings, in the order of the file. */
  places: readonly number[];
}

/** Whose drawings they are, by name. */
export function writersOf(drawings: readonly Drawing[]): Writer[] {
  const byName = new Map<string, number[]>();
  drawings.forEach(({ writer }, place) => {
    const name = writer ?? '';
    const places = byName.get(name);
    if (places) places.push(place);
    else byName.set(name, [place]);
  });
  return [...byName]
    .map(([name, places]) => ({ name, places }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}

/** Parts a writer's drawings into the first `count` of each class and the rest. */
export function firstOfEach(
  { places }: Writer,
  labels: Digits['labels'],
  count: number,
): { first: number[]; rest: number[] } {
  const seen = new Map<number, number>();
  const [first, rest]: [number[], number[]] = [[], []];
  for (const place of places) {
    const before = seen.get(labels[place]!) ?? 0;
    seen.set(labels[place]!, before + 1);
    (before < count ? first : rest).push(place);
  }
  return { first, rest };
}
