import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDataset } from '../../app/main/engine/dataset/dataset.ts';
import { starterSource } from '../../app/main/engine/dataset/dataset-source.ts';
import { encodeIdx } from '../../app/main/engine/dataset/idx.ts';
import { ROOT } from '../root.ts';

const PIXELS = 784;
const COUNT = 600;

/** The first of the starter digits as a pair of IDX files: a set that is imported in a moment. */
export async function writeSmallDigits(folder: string): Promise<void> {
  const { train } = await readDataset(starterSource(join(ROOT, 'resources')));
  const images = encodeIdx({
    shape: [COUNT, 28, 28],
    data: train.images.subarray(0, COUNT * PIXELS),
  });
  const labels = encodeIdx({ shape: [COUNT], data: train.labels.subarray(0, COUNT) });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'train-images-idx3-ubyte'), images);
  await writeFile(join(folder, 'train-labels-idx1-ubyte'), labels);
}
