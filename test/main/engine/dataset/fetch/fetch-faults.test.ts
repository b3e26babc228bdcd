import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  fetchDataset,
  type FetchDatasetOptions,
} from '../../../../../app/main/engine/dataset/fetch/fetch-dataset.ts';
import { startFileServer, status } from '../../../files/file-server.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { FAULTS, promise } from './faults.ts';
import { expectNotWhole, expectWhole, putContents } from './folder-state.ts';
import { gzipBomb } from './gzip-bomb.ts';
import { startMirror } from './mirror-server.ts';
import { smallDataset } from './small-dataset.ts';

const QUICK = { fetch, attempts: 2, retryDelayMs: 1 } satisfies Partial<FetchDatasetOptions>;
const DATASET = smallDataset();
const { known, contents, packed } = DATASET;
/** Fetched last, when the others are in place. */
const LAST = known.files.at(-1)!.name;

describe.each(FAULTS)('$fault', ({ answer, reason, timing }) => {
  const faulty = () => startMirror(packed, (name, bytes) => answer(bytes, contents.get(name)!));

  it('from the only mirror is one clear failure', async () => {
    const { mirror, host } = await faulty();
    const folder = await temporaryFolder();
    const options = { ...QUICK, ...timing, mirrors: [mirror] };
    expect(await failureOf(fetchDataset(known, folder, options))).toMatchObject({
      code: 'fetch-failed',
      reason,
      host,
      file: `${known.files[0]!.name}.gz`,
    });
    await expectNotWhole(folder, DATASET);
  });

  it('does no harm where another mirror is good', async () => {
    const bad = await faulty();
    const good = await startMirror(packed);
    const folder = await temporaryFolder();
    const mirrors = [bad.mirror, good.mirror];
    await fetchDataset(known, folder, { ...QUICK, ...timing, mirrors });
    await expectWhole(folder, DATASET);
    // The good one goes first from then on.
    expect(new Set(bad.asked.map((path) => path.split(' ')[0])).size).toBe(1);
  });
});

it('of the last file alone leaves the others in place, and the next fetch asks for it alone', async () => {
  const bad = await startMirror(packed, (name) => (name === LAST ? status(500) : undefined));
  const folder = await temporaryFolder();
  const failure = await failureOf(fetchDataset(known, folder, { ...QUICK, mirrors: [bad.mirror] }));
  expect(failure).toMatchObject({ code: 'fetch-failed', reason: 'refused', file: `${LAST}.gz` });
  await expectNotWhole(folder, DATASET);

  const good = await startMirror(packed);
  await fetchDataset(known, folder, { ...QUICK, mirrors: [good.mirror] });
  expect(good.asked).toEqual([`${LAST}.gz`]);
  await expectWhole(folder, DATASET);
});

it('a mirror where nobody listens is passed over at once', async () => {
  const closed = await startFileServer(status(200));
  await closed.close();
  const good = await startMirror(packed);
  const folder = await temporaryFolder();
  const mirrors = [new URL('.', closed.url).href, good.mirror];
  await fetchDataset(known, folder, { ...QUICK, retryDelayMs: 60_000, mirrors });
  await expectWhole(folder, DATASET);
});

it('tells more than that a file is not in the second folder of a mirror', async () => {
  const { mirror } = await startMirror(packed, () => status(500));
  const folder = await temporaryFolder();
  const mirrors = [mirror, `${mirror}mnist/`];
  const failure = await failureOf(fetchDataset(known, folder, { ...QUICK, mirrors }));
  expect(failure).toMatchObject({ detail: expect.stringContaining('500') });
});

it('a cut at any byte is gone on behind', async () => {
  const anywhere = fc
    .constantFrom(...packed.keys())
    .chain((name) => fc.tuple(fc.constant(name), fc.nat({ max: packed.get(name)!.length - 1 })));
  await fc.assert(
    fc.asyncProperty(anywhere, fc.boolean(), async ([name, at], ignoresRange) => {
      let cuts = 1;
      const { mirror, close } = await startMirror(packed, (asked, bytes) => {
        if (asked !== name) return undefined;
        if (cuts-- > 0) return promise(bytes.subarray(0, at), bytes.length);
        return ignoresRange ? (response) => response.end(bytes) : undefined;
      });
      const folder = await temporaryFolder();
      await putContents(folder, DATASET, (each) => each !== name);
      await fetchDataset(known, folder, { ...QUICK, mirrors: [mirror] });
      await expectWhole(folder, DATASET);
      await close();
    }),
    { numRuns: 40, seed: 3 },
  );
}, 30_000);

it('a gzip bomb is stopped at the length that is expected, without being held', async () => {
  const dataset = smallDataset(2_000, 20);
  const bomb = gzipBomb(1.2e9);
  expect(bomb.length).toBeLessThan(dataset.packed.get(LAST)!.length);
  const { mirror } = await startMirror(dataset.packed, (name) =>
    name === LAST ? (response) => response.end(bomb) : undefined,
  );
  const folder = await temporaryFolder();
  // Of this thread: others run their own tests meanwhile.
  const held = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const before = held();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, held())), 1);
  onTestFinished(() => clearInterval(timer));
  const work = fetchDataset(dataset.known, folder, { ...QUICK, mirrors: [mirror] });
  expect(await failureOf(work)).toMatchObject({ code: 'fetch-failed', reason: 'wrong-content' });
  await delay(5);
  expect(most - before).toBeLessThan(40e6);
  await expectNotWhole(folder, dataset);
});
