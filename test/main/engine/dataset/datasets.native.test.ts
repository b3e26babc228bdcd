import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Catalogue, CatalogueEntry } from '../../../../app/contract/catalogue.ts';
import type { DatasetId } from '../../../../app/contract/dataset.ts';
import type { Announce } from '../../../../app/contract/engine.ts';
import { createChoices } from '../../../../app/main/engine/choices.ts';
import type { Downloads } from '../../../../app/contract/downloads.ts';
import { createDatasets } from '../../../../app/main/engine/dataset/datasets.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { inventDigits, writeDataset } from './digit-files.ts';
import { type Fault, startMirror } from './fetch/mirror-server.ts';
import { smallDataset } from './fetch/small-dataset.ts';
import { stallAfter } from '../../files/file-server.ts';

const small = smallDataset(60, 20);
const STARTER = { trainCount: 300, testCount: 50 };
const IMAGES = 'train-images-idx3-ubyte';

/** The datasets of an app that was just installed, with MNIST made small, behind a mirror. */
async function installed(fault?: Fault) {
  const folder = await temporaryFolder();
  const folders = { resources: join(folder, 'resources'), data: join(folder, 'data') };
  await writeDataset(join(folders.resources, 'starter'), inventDigits(300), inventDigits(50, 2));
  const { mirror } = await startMirror(small.packed, fault);
  return {
    folders,
    start: (downloads: Partial<Downloads> = {}) =>
      start(folders, { mirror, neverDownload: false, ...downloads }),
  };
}

function start(folders: { resources: string; data: string }, downloads: Downloads) {
  const heard: [name: string, value: unknown][] = [];
  const announce: Announce = (name, value) => void heard.push([name, value]);
  const choices = createChoices(50);
  const known = new Map([['mnist', small.known]]);
  const datasets = createDatasets({
    ...{ folders, announce, fetch, choices, known, downloads: () => downloads },
  });
  const { requests } = datasets;
  const entryOf = async (id: DatasetId): Promise<CatalogueEntry> =>
    (await requests.catalogue({})).entries.find((entry) => entry.id === id)!;
  /** Until nothing is being done with it. */
  const settled = async (id: DatasetId): Promise<CatalogueEntry> => {
    for (;;) {
      const entry = await entryOf(id);
      if (!entry.work) return entry;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { ...datasets, requests, choices, heard, entryOf, settled };
}

it('begins with the starter digits in use, and knows what it could fetch', async () => {
  const { requests, summary } = (await installed()).start();
  const { entries, inUse, mayFetch } = await requests.catalogue({});
  expect({ inUse, mayFetch }).toEqual({ inUse: 'starter', mayFetch: true });
  expect(entries.map(({ id, state }) => [id, state])).toEqual([
    ['starter', 'ready'],
    ['mnist', 'absent'],
    ['fashion-mnist', 'absent'],
  ]);
  expect(await summary()).toMatchObject(STARTER);
});

it('fetches, uses what it fetched, and still does after a restart', async () => {
  const app = await installed();
  const { requests, settled, borrow, heard } = app.start();
  await requests.fetchDataset({ id: 'mnist' });
  expect(await settled('mnist')).toMatchObject({
    ...{ state: 'ready', trainCount: 60, testCount: 20, problem: null },
    origin: { kind: 'fetched', host: expect.stringMatching(/^127\.0\.0\.1/) as string },
  });
  const changed = heard.filter(([name]) => name === 'datasetChanged').map(([, value]) => value);
  expect(changed.at(-1)).toMatchObject({ id: 'mnist', trainCount: 60 });
  const { dataset, giveBack } = await borrow();
  expect(dataset.summary).toMatchObject({ id: 'mnist', trainCount: 60, testCount: 20 });
  giveBack();
  const page = await requests.samples({
    ...{ id: 'mnist', part: 'test', label: null, offset: 0, count: 20 },
  });
  const content = small.contents.get('t10k-images-idx3-ubyte')!;
  expect(Buffer.compare(page.pixels, content.subarray(16))).toBe(0);

  const later = app.start();
  expect((await later.requests.catalogue({})).inUse).toBe('mnist');
  expect(await later.summary()).toMatchObject({ id: 'mnist' });
});

it('says in the catalogue why a fetch failed, and keeps the old set in use', async () => {
  const notFound: Fault = (name) =>
    name === IMAGES ? (response) => response.writeHead(404).end() : undefined;
  const { requests, settled, summary } = (await installed(notFound)).start();
  await requests.fetchDataset({ id: 'mnist' });
  expect(await settled('mnist')).toMatchObject({
    state: 'absent',
    problem: {
      code: 'fetch-failed',
      reason: 'refused',
      file: expect.stringContaining(IMAGES) as string,
    },
  });
  expect(await summary()).toMatchObject(STARTER);
});

it('ends a fetch when it is told to, without a problem, and keeps what it has got', async () => {
  const hanging: Fault = (name, packed) =>
    name === IMAGES ? stallAfter(20_000, packed) : undefined;
  const app = await installed(hanging);
  const { folders } = app;
  const { requests, heard, entryOf } = app.start();
  await requests.fetchDataset({ id: 'mnist' });
  await expect
    .poll(() => heard.filter(([name]) => name === 'workProgressed').length)
    .toBeGreaterThan(0);
  expect(await failureOf(requests.removeDataset({ id: 'mnist' }))).toEqual({
    code: 'dataset-busy',
  });
  const part = join(folders.data, 'digits/mnist/fetching', `${IMAGES}.gz.part`);
  const sizeOfPart = () =>
    stat(part).then(
      ({ size }) => size,
      () => 0,
    );
  await expect.poll(sizeOfPart, { timeout: 10_000 }).toBe(20_000);
  await requests.cancelWork({ id: 'mnist' });
  const entry = await entryOf('mnist');
  expect(entry).toMatchObject({ state: 'absent', work: null, problem: null });
  expect(await sizeOfPart()).toBe(20_000);
  expect(entry.bytesOnDisk).toBeGreaterThan(20_000);
});

it('asks no host where that is not wanted, or the mirror is none', async () => {
  const app = await installed();
  const fetchBy = (downloads: Partial<Downloads>) =>
    failureOf(app.start(downloads).requests.fetchDataset({ id: 'mnist' }));
  expect(await fetchBy({ neverDownload: true })).toEqual({ code: 'downloads-off' });
  expect(await fetchBy({ mirror: 'http://example.org/' })).toMatchObject({
    code: 'mirror-invalid',
  });
});

it('finds a changed byte when it verifies, and when the digits are to be used', async () => {
  const app = await installed();
  const first = app.start();
  await first.requests.fetchDataset({ id: 'mnist' });
  await first.settled('mnist');
  await first.requests.verifyDataset({ id: 'mnist' });
  expect(await first.entryOf('mnist')).toMatchObject({ state: 'ready', problem: null });

  const damaged = Buffer.from(small.contents.get(IMAGES)!);
  damaged[damaged.length - 1]! ^= 1;
  await writeFile(join(app.folders.data, 'digits/mnist', IMAGES), damaged);
  await first.requests.verifyDataset({ id: 'mnist' });
  const [, told] = first.heard.filter(([name]) => name === 'catalogueChanged').at(-1)!;
  expect((told as Catalogue).entries[1]).toMatchObject({ state: 'damaged', work: null });

  const second = app.start();
  expect(await second.entryOf('mnist')).toMatchObject({ state: 'ready' });
  expect(await failureOf(second.borrow())).toMatchObject({ code: 'dataset-damaged' });
  expect(await second.entryOf('mnist')).toMatchObject({ state: 'damaged' });
  await second.requests.fetchDataset({ id: 'mnist' });
  expect(await second.settled('mnist')).toMatchObject({ state: 'ready', problem: null });
  (await second.borrow()).giveBack();
});

it('removes a set, and then uses the starter digits', async () => {
  const app = await installed();
  const { requests, settled, summary } = app.start();
  await requests.fetchDataset({ id: 'mnist' });
  await settled('mnist');
  await requests.removeDataset({ id: 'mnist' });
  expect(await summary()).toMatchObject(STARTER);
  expect(await settled('mnist')).toMatchObject({ state: 'absent', bytesOnDisk: 0 });
  expect(await failureOf(requests.removeDataset({ id: 'starter' }))).toMatchObject({
    code: 'request-invalid',
  });
});

it('takes the originals from a folder that was chosen in a dialog', async () => {
  const { requests, choices, settled } = (await installed()).start();
  const stick = await temporaryFolder();
  for (const [name, content] of small.packed) await writeFile(join(stick, `${name}.gz`), content);
  choices.remember('ticket', [stick]);
  await requests.copyDataset({ id: 'mnist', ticket: 'ticket' });
  expect(await settled('mnist')).toMatchObject({ state: 'ready', origin: { kind: 'copied' } });
  const unknown = requests.copyDataset({ id: 'mnist', ticket: 'another' });
  expect(await failureOf(unknown)).toEqual({ code: 'choice-gone' });
});

it('exports a set and imports it again as an own one, renames and removes that', async () => {
  const app = await installed();
  const { requests, choices, entryOf } = app.start();
  const folder = await temporaryFolder();
  choices.remember('parent', [folder]);
  const exported = await requests.exportDataset({ id: 'starter', ticket: 'parent', format: 'idx' });
  choices.remember('exported', [exported.folder]);
  const preview = await requests.previewImport({ ticket: 'exported', options: null });
  expect(preview).toMatchObject({ format: 'idx', count: 350, hasTestPart: true });
  const { dataset, problemCount } = await requests.importDataset({
    ...{ ticket: 'exported', name: 'Mine', options: preview.options },
  });
  expect({ ...dataset, problemCount }).toMatchObject({ name: 'Mine', problemCount: 0, ...STARTER });

  const id = dataset.id as DatasetId;
  await requests.renameDataset({ id, name: 'Ours' });
  expect(await entryOf(id)).toMatchObject({ name: 'Ours', state: 'ready', ...STARTER });
  expect(await requests.useDataset({ id })).toMatchObject({ id, name: 'Ours' });
  await requests.removeDataset({ id });
  expect(await readdir(join(app.folders.data, 'digits'))).toEqual(['in-use.json']);
});

it('frees the digits of a set that another one replaces', async () => {
  const { requests, settled, borrow } = (await installed()).start();
  (await borrow()).giveBack();
  const before = liveTensors();
  await requests.fetchDataset({ id: 'mnist' });
  await settled('mnist');
  (await borrow()).giveBack();
  expect(liveTensors()).toBe(before);
});
