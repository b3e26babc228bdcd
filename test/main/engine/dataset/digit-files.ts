import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createRandom } from '../../../../app/core/random.ts';
import { encodeIdx } from '../../../../app/main/engine/dataset/idx.ts';
import type { Digits } from '../../../../app/main/engine/dataset/read-digits.ts';

const SIDE = 28;

/** Invented digits that a network can learn: a block of ink at a place of its own for each class. */
export function inventDigits(count: number, seed = 1): Digits {
  const random = createRandom(seed);
  const labels = Uint8Array.from({ length: count }, () => random.integer(10));
  const images = new Uint8Array(count * SIDE * SIDE);
  labels.forEach((label, sample) => {
    for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
      const row = Math.floor(pixel / SIDE);
      const inBlock = Math.floor(row / 2.8) === label;
      images[sample * SIDE * SIDE + pixel] = inBlock
        ? 128 + random.integer(128)
        : random.integer(64);
    }
  });
  return { images, labels };
}

/** Writes both parts of a dataset under the names of MNIST's download page. */
export async function writeDataset(folder: string, train: Digits, test: Digits): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writePart(folder, 'train', train);
  await writePart(folder, 't10k', test);
}

async function writePart(folder: string, part: string, { images, labels }: Digits): Promise<void> {
  const shape = [labels.length, SIDE, SIDE];
  const files = {
    [`${part}-images-idx3-ubyte.gz`]: encodeIdx({ shape, data: images }),
    [`${part}-labels-idx1-ubyte.gz`]: encodeIdx({ shape: [labels.length], data: labels }),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), gzipSync(content));
  }
}
