import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadDataset } from '../../app/main/engine/dataset/dataset.ts';
import type { DatasetSource } from '../../app/main/engine/dataset/dataset-source.ts';
import { parseIdx } from '../../app/main/engine/dataset/idx.ts';
import { createSamplePages } from '../../app/main/engine/dataset/sample-pages.ts';
import { DATASET_FILES, readStored } from '../../app/main/engine/dataset/stored-dataset.ts';
import { loadTensorFlow } from '../../app/main/engine/tensorflow.ts';
import { median } from './median.ts';

/* A process of its own for one run, so that its memory is only that of this run. */

export interface DatasetMeasurement {
  digits: number;
  megabytes: number;
  inUseMs: number;
  readAndHashMs: number;
  parseMs: number;
  /** More than before loading, once it is in use. */
  keptMegabytes: number;
  /** More than before loading, at the most. */
  peakMegabytes: number;
  pageMs: number;
  classPageMs: number;
}

const MEGABYTE = 1e6;
const PAGES = 20;

const folder = process.argv[2]!;
const stored = (await readStored(folder))!;
const { name, classes, files } = stored;
const source: DatasetSource = { id: 'mnist', name, folder, classes, contents: files };

await loadTensorFlow();
collectGarbage();
const before = process.memoryUsage.rss();
const peakBefore = process.resourceUsage().maxRSS * 1024;

const begun = performance.now();
const dataset = await loadDataset(source);
const inUseMs = performance.now() - begun;

const peak = process.resourceUsage().maxRSS * 1024;
collectGarbage();
const kept = process.memoryUsage.rss() - before;

const pages = createSamplePages(() => Promise.resolve(source));
const pageMs = await timePages(null);
const classPageMs = await timePages(7);
const { readAndHashMs, parseMs } = await timeParts();

const measurement: DatasetMeasurement = {
  digits: dataset.train.count + dataset.test.count,
  megabytes: DATASET_FILES.reduce((sum, file) => sum + files[file].bytes, 0) / MEGABYTE,
  ...{ inUseMs, readAndHashMs, parseMs, pageMs, classPageMs },
  keptMegabytes: kept / MEGABYTE,
  // Of what was reached before loading nothing is counted.
  peakMegabytes: (peak - Math.max(before, Math.min(peak, peakBefore))) / MEGABYTE,
};
console.log(JSON.stringify(measurement));

/** The same work in two steps, with the files in the system's cache as before. */
async function timeParts() {
  let readAndHashMs = 0;
  let parseMs = 0;
  for (const file of DATASET_FILES) {
    const begun = performance.now();
    const bytes = await readFile(join(folder, file));
    createHash('sha256').update(bytes).digest('hex');
    const read = performance.now();
    parseIdx(bytes);
    readAndHashMs += read - begun;
    parseMs += performance.now() - read;
  }
  return { readAndHashMs, parseMs };
}

async function timePages(label: number | null): Promise<number> {
  const times: number[] = [];
  for (let page = 0; page < PAGES; page++) {
    const begun = performance.now();
    await pages.page({ id: 'mnist', part: 'train', label, offset: page * 200, count: 400 });
    times.push(performance.now() - begun);
  }
  return median(times);
}

function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
