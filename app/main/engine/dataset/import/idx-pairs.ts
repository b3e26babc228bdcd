import { basename } from 'node:path';
import type { Part } from '../../../../contract/dataset.ts';
import { LARGEST_SIDE, MOST_OWN_SAMPLES } from '../../../../contract/exchange.ts';
import type { IdxFile } from './idx-stream.ts';
import { importFailure } from './import-failure.ts';
import { partOfName } from './part-of-name.ts';

/** Images and their labels. */
export interface IdxPair {
  part: Part | null;
  images: IdxFile;
  labels: IdxFile;
  count: number;
}

const IMAGE_DIMENSIONS = 3;
const LABEL_DIMENSIONS = 1;

/**
 * Finds out which labels belong to which images: by their names, or because there is only one of
 * each.
 * @param path what was chosen, for the failures
 * @returns at most one pair of each part; none if there are no images
 * @throws FailureError `import-failed` if it is not clear, if images have no labels or another number
 *   of them, or if there are more than an own dataset may have
 */
export function pairIdxFiles(files: readonly IdxFile[], path: string): IdxPair[] {
  const images = byStem(files.filter(({ shape }) => shape.length === IMAGE_DIMENSIONS));
  const labels = byStem(files.filter(({ shape }) => shape.length === LABEL_DIMENSIONS));
  const areSingle = images.size === 1 && labels.size === 1;
  const pairs = [...images].map(([stem, file]) => {
    const of = areSingle ? [...labels.values()][0] : labels.get(stem);
    if (!of) throw importFailure('no-labels', file.path);
    return { part: areSingle ? null : partOfName(basename(file.path)), images: file, labels: of };
  });
  const parts = new Set(pairs.map(({ part }) => part));
  if (pairs.length > 2 || parts.size !== pairs.length) {
    const names = pairs.map((pair) => basename(pair.images.path)).join(', ');
    throw importFailure('nothing-found', path, names);
  }
  const checked = pairs.map((pair) => ({ ...pair, count: countOf(pair) }));
  const total = checked.reduce((sum, { count }) => sum + count, 0);
  if (total > MOST_OWN_SAMPLES) throw importFailure('too-many-samples', path, String(total));
  return checked;
}

function countOf({ images, labels }: Pick<IdxPair, 'images' | 'labels'>): number {
  const [count = 0, rows = 0, columns = 0] = images.shape;
  const [labelCount = 0] = labels.shape;
  if (rows > LARGEST_SIDE || columns > LARGEST_SIDE) {
    throw importFailure('nothing-readable', images.path, `${columns}x${rows}`);
  }
  if (rows === 0 || columns === 0 || count !== labelCount) {
    throw importFailure('damaged', images.path, `${count}x${rows}x${columns}, ${labelCount}`);
  }
  return count;
}

/** The same file as it came and unpacked counts once. */
function byStem(files: readonly IdxFile[]): Map<string, IdxFile> {
  return new Map(files.map((file) => [stemOf(file), file]));
}

/** "train-images-idx3-ubyte.gz" and "train-labels.idx1-ubyte" have the same. */
function stemOf({ path }: IdxFile): string {
  return basename(path)
    .toLowerCase()
    .replace(/\.gz$/, '')
    .replace(/images?|labels?/, '')
    .replace(/idx[1-4]/, '')
    .replace(/[^a-z0-9]+/g, '-');
}
