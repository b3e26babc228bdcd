import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createRandom } from '../../app/core/random.ts';
import { readDataset } from '../../app/main/engine/dataset/dataset.ts';
import { folderSource } from '../../app/main/engine/dataset/dataset-source.ts';
import { encodeIdx } from '../../app/main/engine/dataset/idx.ts';
import {
  DATASET_FILES,
  type StoredDataset,
  writeStored,
} from '../../app/main/engine/dataset/stored-dataset.ts';

const PIXELS = 784;
const MNIST_COUNTS = { train: 60_000, t10k: 10_000 };

type Contents = Record<(typeof DATASET_FILES)[number], Uint8Array>;

/**
 * Stores a dataset as a fetch leaves it: the four files and their hashes. Without `data`, a folder
 * with the four files, there are as many invented digits as MNIST has.
 */
export async function storeDigits(folder: string, data?: string): Promise<void> {
  await store(folder, data === undefined ? inventDigits() : await readDigits(data));
}

async function store(folder: string, contents: Contents): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {} as StoredDataset['files'];
  for (const name of DATASET_FILES) {
    const content = contents[name];
    await writeFile(join(folder, name), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    files[name] = { bytes: content.length, sha256 };
  }
  await writeStored(folder, {
    format: 1,
    name: 'benchmark',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    trainCount: contents['train-labels-idx1-ubyte'].length - 8,
    testCount: contents['t10k-labels-idx1-ubyte'].length - 8,
    origin: { kind: 'built-in' },
    addedAt: new Date().toISOString(),
    files,
  });
}

async function readDigits(data: string): Promise<Contents> {
  const { train, test } = await readDataset(await folderSource(resolve(data)));
  return { ...encode('train', train), ...encode('t10k', test) } as Contents;
}

function inventDigits(): Contents {
  const random = createRandom(1);
  const parts = Object.entries(MNIST_COUNTS).map(([part, count]) => {
    const images = new Uint8Array(count * PIXELS);
    // A fifth of MNIST's pixels is ink.
    for (let at = 0; at < images.length; at += 5) images[at] = random.integer(256);
    return encode(part, { images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) });
  });
  return Object.assign({}, ...parts) as Contents;
}

function encode(part: string, { images, labels }: { images: Uint8Array; labels: Uint8Array }) {
  const count = labels.length;
  return {
    [`${part}-images-idx3-ubyte`]: encodeIdx({ shape: [count, 28, 28], data: images }),
    [`${part}-labels-idx1-ubyte`]: encodeIdx({ shape: [count], data: labels }),
  };
}
