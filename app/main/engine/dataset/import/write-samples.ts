import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { GRID_PIXELS, GRID_SIDE } from '../../../../contract/digit.ts';
import { encodeIdx } from '../idx.ts';
import type { Split } from '../split.ts';
import type { DatasetFile, StoredDataset } from '../stored-dataset.ts';
import type { SampleStore } from './sample-store.ts';

const BATCH = 512; /* samples */
const NOTHING = new Uint8Array();

type Turn = () => Promise<void>;

/**
 * Writes the four files of a stored dataset and forces them to the disk.
 * @param labels places of classes, one for each sample in the store
 * @throws what the file system throws, and what `turn` throws
 */
export async function writeSamples(
  folder: string,
  store: SampleStore,
  labels: Uint8Array,
  { train, test }: Split,
  turn: Turn,
): Promise<StoredDataset['files']> {
  const images = (samples: Uint32Array) => imagePieces(store, samples);
  const places = (samples: Uint32Array) => labelPieces(labels, samples);
  const write = (name: DatasetFile, pieces: Iterable<Uint8Array>) =>
    writePieces(join(folder, name), pieces, turn);
  return {
    'train-images-idx3-ubyte': await write('train-images-idx3-ubyte', images(train)),
    'train-labels-idx1-ubyte': await write('train-labels-idx1-ubyte', places(train)),
    't10k-images-idx3-ubyte': await write('t10k-images-idx3-ubyte', images(test)),
    't10k-labels-idx1-ubyte': await write('t10k-labels-idx1-ubyte', places(test)),
  };
}

function* imagePieces(store: SampleStore, samples: Uint32Array): Generator<Uint8Array> {
  yield encodeIdx({ shape: [samples.length, GRID_SIDE, GRID_SIDE], data: NOTHING });
  for (let from = 0; from < samples.length; from += BATCH) {
    const batch = samples.subarray(from, from + BATCH);
    const piece = new Uint8Array(batch.length * GRID_PIXELS);
    batch.forEach((sample, place) => piece.set(store.grid(sample), place * GRID_PIXELS));
    yield piece;
  }
}

function* labelPieces(labels: Uint8Array, samples: Uint32Array): Generator<Uint8Array> {
  yield encodeIdx({ shape: [samples.length], data: NOTHING });
  yield Uint8Array.from(samples, (sample) => labels[sample]!);
}

async function writePieces(path: string, pieces: Iterable<Uint8Array>, turn: Turn) {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx');
  try {
    for (const piece of pieces) {
      await file.writeFile(piece);
      hash.update(piece);
      bytes += piece.length;
      await turn();
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
