import type { Catalogue, CatalogueEntry, DatasetWork } from '../../app/contract/catalogue.ts';
import { DIGIT_CLASSES, type DatasetSummary } from '../../app/contract/dataset.ts';
import type { ImportPreview } from '../../app/contract/exchange.ts';
import type { ClassCounts, SamplesPage, SamplesQuery } from '../../app/contract/samples.ts';
import { dataset } from './samples.ts';
import { drawnDigit } from './drawn-digits.ts';

export const OWN_ID = 'own-0123456789ab';
export const TICKET = '4f9d3b1c-52a7-4d0e-9a38-7c2f6f1d0b5e';

const FASHION_CLASSES = [
  ...['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat'],
  ...['Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
];

export function starterEntry(changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    ...dataset,
    id: 'starter',
    state: 'ready',
    bytesOnDisk: 7_850_048,
    fetchBytes: null,
    origin: { kind: 'built-in' },
    addedAt: null,
    licence: 'MIT',
    work: null,
    problem: null,
    ...changes,
  };
}

/** MNIST before anybody fetched it. */
export function mnistEntry(changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    ...starterEntry(),
    id: 'mnist',
    name: 'MNIST',
    state: 'absent',
    trainCount: 60_000,
    testCount: 10_000,
    bytesOnDisk: 0,
    fetchBytes: 11_594_722,
    origin: null,
    licence: 'CC BY-SA 3.0',
    ...changes,
  };
}

export function readyMnistEntry(changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return mnistEntry({
    state: 'ready',
    bytesOnDisk: 54_950_048,
    origin: { kind: 'fetched', host: 'ossci-datasets.s3.amazonaws.com' },
    addedAt: '2025-11-24T09:30:00.000Z',
    ...changes,
  });
}

export function fashionEntry(changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return mnistEntry({
    id: 'fashion-mnist',
    name: 'Fashion-MNIST',
    classes: FASHION_CLASSES,
    fetchBytes: 30_878_645,
    licence: 'MIT',
    ...changes,
  });
}

export function ownEntry(changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return starterEntry({
    id: OWN_ID,
    name: 'Class 4b',
    trainCount: 412,
    testCount: 71,
    bytesOnDisk: 379_204,
    origin: { kind: 'imported', from: 'class-4b', format: 'images' },
    addedAt: '2025-11-20T14:05:00.000Z',
    licence: null,
    ...changes,
  });
}

export function summaryOf(entry: CatalogueEntry): DatasetSummary {
  const { id, name, classes, trainCount, testCount } = entry;
  return { id, name, classes, trainCount, testCount };
}

export function catalogueOf(
  entries: CatalogueEntry[] = [starterEntry(), mnistEntry(), fashionEntry()],
  changes: Partial<Catalogue> = {},
): Catalogue {
  return { entries, inUse: 'starter', mayFetch: true, mirror: null, ...changes };
}

export function workOf(changes: Partial<DatasetWork> = {}): DatasetWork {
  return {
    kind: 'fetch',
    unit: 'bytes',
    done: 4_200_000,
    total: 11_594_722,
    perSecond: 1_300_000,
    secondsLeft: 6,
    file: { name: 'train-images-idx3-ubyte', done: 2_520_000, total: 9_912_422 },
    ...changes,
  };
}

export function previewOf(changes: Partial<ImportPreview> = {}): ImportPreview {
  return {
    format: 'images',
    name: 'class-4b',
    classes: DIGIT_CLASSES,
    count: 486,
    hasTestPart: false,
    width: 64,
    height: 64,
    options: { fit: 'mnist', ink: 'dark' },
    samples: Array.from({ length: 24 }, (_, index) => ({
      label: String(index % 10),
      pixels: drawnDigit(index % 10, index),
    })),
    problems: [],
    ...changes,
  };
}

/** The classes take turns: sample 0 is of the first class, sample 1 of the second. */
export function samplesPageOf(query: SamplesQuery, { classes, ...counts }: CatalogueEntry) {
  const inPart = query.part === 'train' ? counts.trainCount : counts.testCount;
  const { label, offset } = query;
  const total = label === null ? inPart : countOf(inPart, label, classes.length);
  const count = Math.max(0, Math.min(query.count, total - offset));
  const indices = Uint32Array.from({ length: count }, (_, place) =>
    label === null ? offset + place : label + (offset + place) * classes.length,
  );
  const labels = Uint8Array.from(indices, (index) => index % classes.length);
  const pixels = new Uint8Array(count * 784);
  indices.forEach((index, place) =>
    pixels.set(drawnDigit((index % classes.length) % 10, index), place * 784),
  );
  return { total, indices, labels, pixels } satisfies SamplesPage;
}

export function classCountsOf({ classes, trainCount, testCount }: CatalogueEntry): ClassCounts {
  const countsOf = (inPart: number): number[] =>
    classes.map((_, label) => countOf(inPart, label, classes.length));
  return { train: countsOf(trainCount), test: countsOf(testCount) };
}

function countOf(inPart: number, label: number, classes: number): number {
  return Math.floor((inPart - 1 - label) / classes) + 1;
}
