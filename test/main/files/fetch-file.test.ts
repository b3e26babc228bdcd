import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchFile } from '../../../app/main/files/fetch-file.ts';
import type { FetchOptions, FetchRequest } from '../../../app/main/files/fetch-request.ts';
import {
  cutAfter,
  stallAfter,
  startFileServer,
  status,
  whole,
  type FileServer,
} from './file-server.ts';

const CONTENT = randomBytes(400_000);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const HALF = 200_000;
const QUICK: FetchOptions = { connectMs: 2_000, idleMs: 2_000, attempts: 3, retryDelayMs: 5 };

let folder: string;
let target: string;
let server: FileServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fetch-file-'));
  target = path.join(folder, 'below', 'file');
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

async function fetchFrom(
  ...[answers, request, options]: [
    Parameters<typeof startFileServer>,
    Partial<FetchRequest>?,
    FetchOptions?,
  ]
) {
  server = await startFileServer(...answers);
  return fetchFile({ url: server.url, target, ...request }, { ...QUICK, ...options });
}

// Not toEqual: it takes seconds for so many bytes.
const expectContent = async (content: Buffer) =>
  expect(content.equals(await readFile(target))).toBe(true);

const filesLeft = () => readdir(path.dirname(target));

describe('a whole transfer', () => {
  it('puts the file in place and leaves nothing beside it', async () => {
    const outcome = await fetchFrom([whole(CONTENT)], { bytes: CONTENT.length, sha256: SHA256 });
    expect(outcome).toEqual({ kind: 'fetched', file: target, bytes: 400_000, resumedFrom: 0 });
    await expectContent(CONTENT);
    expect(await filesLeft()).toEqual(['file']);
  });

  it('reports progress up to the last byte', async () => {
    const seen: number[] = [];
    await fetchFrom([whole(CONTENT)], {}, { onProgress: ({ received }) => seen.push(received) });
    expect(seen.at(-1)).toBe(CONTENT.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('asks for the bytes as they are, not compressed', async () => {
    await fetchFrom([whole(CONTENT)]);
    expect(server!.requests[0]!.headers['accept-encoding']).toBe('identity');
  });
});

describe('a cut transfer', () => {
  it('goes on where it stopped', async () => {
    const outcome = await fetchFrom([cutAfter(HALF, CONTENT), whole(CONTENT)]);
    expect(outcome).toMatchObject({ kind: 'fetched', resumedFrom: HALF });
    expect(server!.requests[1]!.headers).toMatchObject({
      range: `bytes=${HALF}-`,
      'if-range': '"one"',
    });
    await expectContent(CONTENT);
  });

  it('goes on in a later run, from what the earlier one left', async () => {
    const first = await fetchFrom([cutAfter(HALF, CONTENT), whole(CONTENT)], {}, { attempts: 1 });
    expect(first).toMatchObject({ kind: 'failed', code: 'cut' });
    const second = await fetchFile({ url: server!.url, target }, QUICK);
    expect(second).toMatchObject({ kind: 'fetched', resumedFrom: HALF });
    await expectContent(CONTENT);
  });

  it('starts over when the host has another version by now', async () => {
    const newer = randomBytes(300_000);
    const outcome = await fetchFrom([cutAfter(HALF, CONTENT), whole(newer, '"two"')]);
    expect(outcome).toMatchObject({ kind: 'fetched', resumedFrom: 0 });
    await expectContent(newer);
  });

  it('starts over when a part of another version is sent in spite of If-Range', async () => {
    const newer = randomBytes(400_000);
    const careless: ReturnType<typeof whole> = (response, request) => {
      delete request.headers['if-range'];
      whole(newer, '"two"')(response, request);
    };
    await fetchFrom([cutAfter(HALF, CONTENT), careless]);
    await expectContent(newer);
  });

  it('starts over when the host sends all of it to a range request', async () => {
    const outcome = await fetchFrom([
      cutAfter(HALF, CONTENT),
      (response) => response.writeHead(200).end(CONTENT),
    ]);
    expect(outcome).toMatchObject({ kind: 'fetched', resumedFrom: 0 });
    await expectContent(CONTENT);
  });

  it('does not join halves that nothing can prove to belong together', async () => {
    const nameless: ReturnType<typeof whole> = (response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, HALF), () => setTimeout(() => response.destroy(), 50));
    };
    await fetchFrom([nameless, whole(CONTENT)]);
    expect(server!.requests[1]!.headers.range).toBeUndefined();
  });

  it('is given up after so many attempts that get no further', async () => {
    const outcome = await fetchFrom([cutAfter(10, CONTENT)]);
    expect(outcome).toMatchObject({ kind: 'failed', code: 'cut' });
    expect(server!.requests).toHaveLength(3);
  });
});

describe('a refusal', () => {
  it.each([403, 404])('with %i is final', async (code) => {
    const outcome = await fetchFrom([status(code)]);
    expect(outcome).toMatchObject({ kind: 'failed', code: 'refused', status: code });
    expect(server!.requests).toHaveLength(1);
    expect(await filesLeft()).toEqual([]);
  });

  it('with 500 is tried again', async () => {
    const outcome = await fetchFrom([status(500), status(503), whole(CONTENT)]);
    expect(outcome.kind).toBe('fetched');
  });

  it('with 500 for ever ends', async () => {
    expect(await fetchFrom([status(500)])).toMatchObject({ code: 'refused', status: 500 });
    expect(server!.requests).toHaveLength(3);
  });
});

describe('wrong content', () => {
  it('with another hash is thrown away', async () => {
    const outcome = await fetchFrom([whole(CONTENT)], { sha256: '0'.repeat(64) });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'wrong-hash' });
    expect(await filesLeft()).toEqual([]);
  });

  it('in the first half is fetched again, from the start', async () => {
    const outcome = await fetchFrom([cutAfter(HALF, CONTENT), whole(CONTENT)], {}, { attempts: 1 });
    expect(outcome.kind).toBe('failed');
    await writeFile(`${target}.part`, randomBytes(HALF));
    const again = await fetchFile({ url: server!.url, target, sha256: SHA256 }, QUICK);
    expect(again).toMatchObject({ kind: 'fetched', resumedFrom: 0 });
  });

  it('of another length than expected is refused before it is sent', async () => {
    expect(await fetchFrom([whole(CONTENT)], { bytes: 5 })).toMatchObject({ code: 'wrong-size' });
  });

  it('that never ends is stopped at the limit', async () => {
    const endless: ReturnType<typeof whole> = (response) => {
      response.writeHead(200);
      const more = () => response.write(CONTENT, () => setImmediate(more));
      more();
    };
    const outcome = await fetchFrom([endless], { maxBytes: 1_000_000 });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'too-large' });
  });
});

describe('a host that keeps silent', () => {
  it('in the middle counts as stalled, and what came is kept', async () => {
    const outcome = await fetchFrom([stallAfter(HALF, CONTENT)], {}, { idleMs: 50, attempts: 1 });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'stalled' });
    expect(await filesLeft()).toEqual(['file.part', 'file.part.json']);
  });

  it('from the start counts as unreachable', async () => {
    const outcome = await fetchFrom([() => undefined], {}, { connectMs: 50, attempts: 1 });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'unreachable' });
  });

  it('because nobody listens is named with the reason', async () => {
    const closed = await startFileServer(status(200));
    await closed.close();
    const outcome = await fetchFile({ url: closed.url, target }, QUICK);
    expect(outcome).toMatchObject({ kind: 'failed', code: 'unreachable' });
    expect(outcome).toHaveProperty('sentence', expect.stringContaining('ECONNREFUSED'));
  });
});

describe('a cancelled transfer', () => {
  it('ends at once and goes on later', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const answers: Parameters<typeof startFileServer> = [stallAfter(HALF, CONTENT), whole(CONTENT)];
    const outcome = await fetchFrom(answers, {}, { signal: controller.signal, onProgress });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
    const later = await fetchFile({ url: server!.url, target }, QUICK);
    expect(later.kind).toBe('fetched');
    await expectContent(CONTENT);
  });

  it('ends while it waits for the next attempt', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const options = { signal: controller.signal, retryDelayMs: 60_000 };
    expect(await fetchFrom([status(500)], {}, options)).toMatchObject({ code: 'cancelled' });
  });
});

// /dev/full takes nothing, as a full disk does.
it.runIf(process.platform === 'linux')('a full disk is told as such', async () => {
  target = path.join(folder, 'file');
  await symlink('/dev/full', `${target}.part`);
  expect(await fetchFrom([whole(CONTENT)])).toMatchObject({ kind: 'failed', code: 'disk-full' });
});
