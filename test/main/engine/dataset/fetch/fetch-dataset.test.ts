import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DatasetWork } from '../../../../../app/contract/catalogue.ts';
import {
  fetchDataset,
  type FetchDatasetOptions,
} from '../../../../../app/main/engine/dataset/fetch/fetch-dataset.ts';
import { readStored } from '../../../../../app/main/engine/dataset/stored-dataset.ts';
import { cutAfter, stallAfter, type Answer } from '../../../files/file-server.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { expectNotWhole, expectWhole, putContents } from './folder-state.ts';
import { startMirror } from './mirror-server.ts';
import { smallDataset } from './small-dataset.ts';

const QUICK = { fetch, attempts: 2, retryDelayMs: 1 } satisfies Partial<FetchDatasetOptions>;
const DATASET = smallDataset();
const { known, contents, packed } = DATASET;
const NAMES = known.files.map(({ name }) => name);
const LAST = NAMES.at(-1)!;
const HALF = Math.floor(packed.get(LAST)!.length / 2);

const partOf = (folder: string) => join(folder, 'fetching', `${LAST}.gz.part`);

async function fetchInto(folder: string, options: Partial<FetchDatasetOptions>) {
  await fetchDataset(known, folder, { ...QUICK, mirrors: [], ...options });
}

/** Leaves what a fetch leaves that is cancelled in the middle of the last file. */
async function cancelInTheMiddle(folder: string, mirrors: string[]): Promise<void> {
  const controller = new AbortController();
  const cancelSoon = async () => {
    const length = () =>
      readFile(partOf(folder)).then(
        (part) => part.length,
        () => 0,
      );
    await expect.poll(length, { interval: 5 }).toBe(HALF);
    controller.abort();
  };
  const work = fetchInto(folder, { mirrors, signal: controller.signal });
  const [failure] = await Promise.all([failureOf(work), cancelSoon()]);
  expect(failure).toEqual({ code: 'cancelled' });
}

const stallsInLast = (name: string, bytes: Buffer) =>
  name === LAST ? stallAfter(HALF, bytes) : undefined;

describe('a fetch', () => {
  it('puts the files in place, unpacked, and says where they come from', async () => {
    const { mirror, host, asked } = await startMirror(packed);
    const folder = join(await temporaryFolder(), 'not', 'there', 'yet');
    await fetchInto(folder, { mirrors: [mirror] });
    await expectWhole(folder, DATASET);
    expect(asked).toEqual(NAMES.map((name) => `${name}.gz`));
    expect((await readStored(folder))!.origin).toEqual({ kind: 'fetched', host });
  });

  it.each<[string, (packed: Buffer, content: Buffer) => Answer]>([
    ['packed anew', (_, content) => (response) => response.end(gzipSync(content, { level: 1 }))],
    ['not packed at all', (_, content) => (response) => response.end(content)],
    [
      'unpacked by fetch, as the host says that it is encoded',
      (bytes) => (response) => response.setHeader('content-encoding', 'gzip').end(bytes),
    ],
  ])('takes content that comes %s', async (_, answer) => {
    const { mirror } = await startMirror(packed, (name, bytes) =>
      answer(bytes, contents.get(name)!),
    );
    const folder = await temporaryFolder();
    await fetchInto(folder, { mirrors: [mirror] });
    await expectWhole(folder, DATASET);
  });

  it('finds the files in the second folder when they are not in the first', async () => {
    const { mirror, asked } = await startMirror(
      new Map([...packed].map(([name, bytes]) => [`mnist/${name}`, bytes])),
    );
    const folder = await temporaryFolder();
    await fetchInto(folder, { mirrors: [mirror, `${mirror}mnist/`] });
    await expectWhole(folder, DATASET);
    expect(asked).toEqual([`${NAMES[0]}.gz`, ...NAMES.map((name) => `mnist/${name}.gz`)]);
  });
});

describe('what is there already', () => {
  it('is not fetched again when all is whole', async () => {
    const { mirror, asked } = await startMirror(packed);
    const folder = await temporaryFolder();
    await fetchInto(folder, { mirrors: [mirror] });
    const before = await readStored(folder);
    await fetchInto(folder, { mirrors: [mirror] });
    expect(asked).toHaveLength(4);
    expect(await readStored(folder)).toEqual(before);
  });

  it('is kept file by file, and a damaged one is fetched', async () => {
    const { mirror, asked } = await startMirror(packed);
    const folder = await temporaryFolder();
    await putContents(folder, DATASET);
    const damaged = Buffer.from(contents.get(LAST)!);
    damaged[damaged.length - 1]! ^= 1;
    await writeFile(join(folder, LAST), damaged);
    await fetchInto(folder, { mirrors: [mirror] });
    expect(asked).toEqual([`${LAST}.gz`]);
    await expectWhole(folder, DATASET);
  });

  it('is all that is needed, although nobody has said so yet', async () => {
    const folder = await temporaryFolder();
    await putContents(folder, DATASET);
    await writeFile(join(folder, 'dataset.json'), 'half a descr');
    await fetchInto(folder, {});
    await expectWhole(folder, DATASET);
    expect((await readStored(folder))!.origin).toEqual({ kind: 'copied', from: folder });
  });

  it('is taken when it was fetched and checked, and not put in its place', async () => {
    const folder = await temporaryFolder();
    await putContents(folder, DATASET, (name) => name !== LAST);
    await mkdir(join(folder, 'fetching'));
    await writeFile(join(folder, 'fetching', `${LAST}.gz`), packed.get(LAST)!);
    await fetchInto(folder, {});
    await expectWhole(folder, DATASET);
  });

  it('is removed when a killed process was unpacking it', async () => {
    const folder = await temporaryFolder();
    await putContents(folder, DATASET, (name) => name !== LAST);
    await mkdir(join(folder, 'fetching'));
    await writeFile(join(folder, 'fetching', `${LAST}.1234567`), 'half of it');
    const { mirror } = await startMirror(packed, () => (response) => response.writeHead(403).end());
    const failure = await failureOf(fetchInto(folder, { mirrors: [mirror] }));
    expect(failure).toMatchObject({ reason: 'refused' });
    expect(await readdir(join(folder, 'fetching'))).toEqual([]);
  });

  it('is fetched when what waits for its place is wrong', async () => {
    const { mirror } = await startMirror(packed);
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'fetching'));
    await writeFile(join(folder, 'fetching', `${LAST}.gz`), packed.get(LAST)!.subarray(1));
    await fetchInto(folder, { mirrors: [mirror] });
    await expectWhole(folder, DATASET);
  });
});

describe('a cancelled fetch', () => {
  it('keeps what came, and the next goes on there', async () => {
    let calm = false;
    const { mirror, asked, host } = await startMirror(packed, (...file) =>
      calm ? undefined : stallsInLast(...file),
    );
    const folder = await temporaryFolder();
    await cancelInTheMiddle(folder, [mirror]);
    await expectNotWhole(folder, DATASET);
    calm = true;
    await fetchInto(folder, { mirrors: [mirror] });
    expect(asked.slice(4)).toEqual([`${LAST}.gz from ${HALF}`]);
    await expectWhole(folder, DATASET);
    expect((await readStored(folder))!.origin).toEqual({ kind: 'fetched', host });
  });

  it('is gone on with at the mirror that gave the part', async () => {
    let calm = false;
    const first = await startMirror(packed, () =>
      calm ? undefined : (response) => response.writeHead(403).end(),
    );
    const second = await startMirror(packed, (...file) =>
      calm ? undefined : stallsInLast(...file),
    );
    const mirrors = [first.mirror, second.mirror];
    const folder = await temporaryFolder();
    await cancelInTheMiddle(folder, mirrors);
    calm = true;
    await fetchInto(folder, { mirrors });
    expect(first.asked).toHaveLength(1);
    expect(second.asked.at(-1)).toBe(`${LAST}.gz from ${HALF}`);
    await expectWhole(folder, DATASET);
  });

  it('leaves the folder alone when it was cancelled before it began', async () => {
    const folder = await temporaryFolder();
    const failure = await failureOf(fetchInto(folder, { signal: AbortSignal.abort() }));
    expect(failure).toEqual({ code: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('starts over when the part is not what it seemed', async () => {
    const { mirror } = await startMirror(packed, stallsInLast);
    const folder = await temporaryFolder();
    await cancelInTheMiddle(folder, [mirror]);
    await writeFile(partOf(folder), Buffer.alloc(HALF));
    const good = await startMirror(packed);
    const origin = { url: `${good.mirror}${LAST}.gz`, validator: '"one"' };
    await writeFile(`${partOf(folder)}.json`, JSON.stringify(origin));
    await fetchInto(folder, { mirrors: [good.mirror] });
    expect(good.asked).toEqual([`${LAST}.gz from ${HALF}`, `${LAST}.gz`]);
    await expectWhole(folder, DATASET);
  });
});

describe('progress', () => {
  it('goes up to all that there is, and ends there', async () => {
    const { mirror } = await startMirror(packed, (name, bytes) => (response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, HALF / 4));
      setTimeout(() => response.end(bytes.subarray(HALF / 4)), name === LAST ? 150 : 0);
    });
    const seen: DatasetWork[] = [];
    await fetchInto(await temporaryFolder(), {
      mirrors: [mirror],
      onProgress: (work) => seen.push(work),
    });
    const total = known.files.reduce((sum, { fetchBytes }) => sum + fetchBytes, 0);
    expect(seen[0]).toMatchObject({ kind: 'fetch', unit: 'bytes', total });
    expect(seen.at(-1)).toMatchObject({ done: total, total, secondsLeft: 0, file: null });
    const amounts = seen.map(({ done }) => done);
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
    expect(Math.max(...amounts)).toBe(total);
  });

  it('never tells of more than there is, also when it comes unpacked', async () => {
    const { mirror } = await startMirror(packed, (name) => {
      return (response) => response.end(contents.get(name));
    });
    const onProgress = ({ done, total, file }: DatasetWork) => {
      expect(done).toBeLessThanOrEqual(total!);
      expect(file?.done ?? 0).toBeLessThanOrEqual(file?.total ?? 0);
    };
    await fetchInto(await temporaryFolder(), { mirrors: [mirror], onProgress });
  });

  it('counts what an earlier fetch has left', async () => {
    const { mirror } = await startMirror(packed, stallsInLast);
    const folder = await temporaryFolder();
    await cancelInTheMiddle(folder, [mirror]);
    const seen: DatasetWork[] = [];
    const work = fetchInto(folder, {
      mirrors: [mirror],
      onProgress: (each) => seen.push(each),
      idleMs: 100,
      attempts: 1,
    });
    expect(await failureOf(work)).toMatchObject({ reason: 'stalled' });
    const before = NAMES.slice(0, -1).map((name) => packed.get(name)!.length);
    expect(seen[0]!.done).toBeGreaterThanOrEqual(before[0]!);
  });
});

it('a host that cuts again and again is left for the next', async () => {
  const bad = await startMirror(packed, (_, bytes) => cutAfter(20, bytes));
  const good = await startMirror(packed);
  const folder = await temporaryFolder();
  await fetchInto(folder, { mirrors: [bad.mirror, good.mirror] });
  expect(bad.asked).toHaveLength(2);
  await expectWhole(folder, DATASET);
});
