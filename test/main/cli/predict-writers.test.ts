import { describe, expect, it } from 'vitest';
import { firstOfEach, writersOf } from '../../../app/main/cli/predict-writers.ts';
import type { Drawing } from '../../../app/main/engine/people/drawings-file.ts';

function by(...writers: (string | null)[]): Drawing[] {
  const ink: Drawing['ink'] = { kind: 'picture', pixels: new Uint8Array(784) };
  return writers.map((writer) => ({ label: 1, writer, ink }));
}

describe('writers', () => {
  it('are in the order of their names, numbers by their size, with their drawings', () => {
    expect(writersOf(by('w-10', 'w-2', null, 'w-10', null))).toEqual([
      { name: '', places: [2, 4] },
      { name: 'w-2', places: [1] },
      { name: 'w-10', places: [0, 3] },
    ]);
  });

  it('are parted into the first of each class and the rest', () => {
    const labels = Uint8Array.of(7, 1, 1, 7, 1, 1, 3);
    const writer = { name: 'Ada', places: [0, 1, 2, 4, 5, 6] };
    expect(firstOfEach(writer, labels, 1)).toEqual({ first: [0, 1, 6], rest: [2, 4, 5] });
    expect(firstOfEach(writer, labels, 2)).toEqual({ first: [0, 1, 2, 6], rest: [4, 5] });
    expect(firstOfEach(writer, labels, 9)).toEqual({ first: writer.places, rest: [] });
  });
});
