import { basename } from 'node:path';
import { CLASS_LIMIT } from '../../../../contract/dataset.ts';
import type { IdxPair } from './idx-pairs.ts';
import { type IdxFile, idxRecords } from './idx-stream.ts';
import type { ImportItem, ImportSource } from './import-source.ts';

/**
 * Digits in IDX files.
 * @throws FailureError `import-failed` (`damaged`), `not-readable`
 */
export async function idxSource(
  pairs: readonly IdxPair[],
  names: readonly string[] | null,
): Promise<ImportSource> {
  const labels = await Promise.all(pairs.map((pair) => readLabels(pair.labels)));
  return {
    format: 'idx',
    names,
    labels: distinct(labels),
    count: pairs.reduce((sum, { count }) => sum + count, 0),
    hasTestPart: pairs.some(({ part, count }) => part === 'test' && count > 0) && pairs.length > 1,
    problems: [],
    async *items() {
      for (const [index, pair] of pairs.entries()) yield* itemsOf(pair, labels[index]!);
    },
  };
}

async function* itemsOf(pair: IdxPair, labels: Uint8Array): AsyncGenerator<ImportItem> {
  const [, height = 0, width = 0] = pair.images.shape;
  let place = 0;
  for await (const pixels of idxRecords(pair.images)) {
    const label = labels[place]!;
    const where = `${basename(pair.images.path)}:${place}`;
    place++;
    if (label < CLASS_LIMIT) yield { part: pair.part, label, width, height, pixels, where };
    else yield { where, code: 'label-strange', detail: String(label) };
  }
}

/** A byte each, of at most as many samples as may be imported. */
async function readLabels(file: IdxFile): Promise<Uint8Array> {
  const labels = new Uint8Array(file.shape[0] ?? 0);
  let place = 0;
  for await (const [label] of idxRecords(file)) labels[place++] = label!;
  return labels;
}

function distinct(labels: readonly Uint8Array[]): number[] {
  const seen = new Set(labels.flatMap((part) => [...new Set(part)]));
  return [...seen].filter((label) => label < CLASS_LIMIT);
}
