import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/setup-error.ts';
import type { DatasetMeasurement } from './measure-dataset.ts';
import { median } from './median.ts';

const PIXELS = 784;
const MNIST_COUNTS = { train: 60_000, t10k: 10_000 };

interface Options {
  data?: string | undefined;
  runs: string;
  json: boolean;
}

/**
 * How long it takes until a dataset of MNIST's size is in use, and how much memory. Each run is a
 * process of its own; what is told is the median. Without `data` the digits are invented.
 */
export async function benchDataset({ data, runs, json }: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'digit-studio-bench-'));
  try {
    await store(folder, data === undefined ? inventDigits() : await readDigits(data));
    const measured: DatasetMeasurement[] = [];
    for (let run = 0; run < Number(runs); run++) measured.push(await measure(folder));
    report(measured, json);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Contents = Record<(typeof DATASET_FILES)[number], Uint8Array>;

/** Writes the four files as a fetch leaves them, with their hashes. */
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

async function measure(folder: string): Promise<DatasetMeasurement> {
  const script = join(import.meta.dirname, 'measure-dataset.ts');
  const args = ['--expose-gc', '--import', 'tsx', script, folder];
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, args);
  if (exitCode !== 0) throw new SetupError(`The measurement failed: ${stderr}`);
  return JSON.parse(stdout) as DatasetMeasurement;
}

function report(measured: readonly DatasetMeasurement[], json: boolean): void {
  const of = (key: keyof DatasetMeasurement) => median(measured.map((one) => one[key]));
  const result: DatasetMeasurement = {
    digits: of('digits'),
    megabytes: of('megabytes'),
    inUseMs: of('inUseMs'),
    readAndHashMs: of('readAndHashMs'),
    parseMs: of('parseMs'),
    keptMegabytes: of('keptMegabytes'),
    peakMegabytes: of('peakMegabytes'),
    pageMs: of('pageMs'),
    classPageMs: of('classPageMs'),
  };
  if (json) {
    console.log(JSON.stringify({ bench: 'dataset', runs: measured.length, ...result }));
    return;
  }
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const mb = (value: number) => `${value.toFixed(0)} MB`;
  console.log(`${result.digits} digits, ${mb(result.megabytes)}; median of ${measured.length} runs
  in use (read, hashed, parsed, in native memory)  ${ms(result.inUseMs)}
  of that, read and hashed                         ${ms(result.readAndHashMs)}
  of that, parsed                                  ${ms(result.parseMs)}
  memory kept / at the most while loading          ${mb(result.keptMegabytes)} / ${mb(result.peakMegabytes)}
  a page of 400 samples, of all / of one class     ${ms(result.pageMs)} / ${ms(result.classPageMs)}`);
}
