import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createRandom } from '../../../../../app/core/random.ts';
import { encodeIdx } from '../../../../../app/main/engine/dataset/idx.ts';
import { MNIST, type KnownDataset } from '../../../../../app/main/engine/dataset/known-datasets.ts';

/** A dataset of MNIST's kind with few samples of noise, which no gzip makes smaller. */
export interface SmallDataset {
  known: KnownDataset;
  /** By the names of the files, without `.gz`. */
  contents: ReadonlyMap<string, Buffer>;
  packed: ReadonlyMap<string, Buffer>;
}

export function smallDataset(trainCount = 60, testCount = 20, seed = 1): SmallDataset {
  const random = createRandom(seed);
  const noise = (shape: number[], limit: number) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const data = Uint8Array.from({ length }, () => random.integer(limit));
    return Buffer.from(encodeIdx({ shape, data }));
  };
  const contents = new Map<string, Buffer>();
  for (const { name } of MNIST.files) {
    const count = name.startsWith('train') ? trainCount : testCount;
    const isImages = name.includes('images');
    contents.set(name, isImages ? noise([count, 28, 28], 256) : noise([count], 10));
  }
  const packed = new Map([...contents].map(([name, content]) => [name, gzipSync(content)]));
  const files = [...contents].map(([name, content]) => ({
    name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    fetchBytes: packed.get(name)!.length,
  }));
  return { known: { ...MNIST, trainCount, testCount, files }, contents, packed };
}
