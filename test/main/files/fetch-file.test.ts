import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchFile } from '../../../app/main/files/fetch-file.ts';
import { FetchProblem } from '../../../app/main/files/fetch-outcome.ts';
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

  it('for most of the time counts as stalled', async () => {
    const drip: ReturnType<typeof whole> = (response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      const timer = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(timer));
    };
    const outcome = await fetchFrom([drip], {}, { idleMs: 5_000, slowMs: 100, attempts: 1 });
    expect(outcome).toMatchObject({ kind: 'failed', code: 'stalled' });
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

describe('a part that is complete', () => {
  const complete = async (url: string, content: Buffer) => {
    const origin = JSON.stringify({ url, validator: '"one"' });
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(`${target}.part`, content);
    await writeFile(`${target}.part.json`, origin);
  };

  it('is not fetched again when the host says that nothing is missing', async () => {
    server = await startFileServer(whole(CONTENT));
    await complete(server.url, CONTENT);
    const outcome = await fetchFile({ url: server.url, target, sha256: SHA256 }, QUICK);
    expect(outcome).toMatchObject({ kind: 'fetched', resumedFrom: CONTENT.length });
    expect(server.requests).toHaveLength(1);
    await expectContent(CONTENT);
  });

  it('is fetched again when the host has a shorter version', async () => {
    const shorter = CONTENT.subarray(0, HALF);
    server = await startFileServer(whole(shorter));
    await complete(server.url, CONTENT);
    expect(await fetchFile({ url: server.url, target }, QUICK)).toMatchObject({ resumedFrom: 0 });
    await expectContent(shorter);
  });

  it('is fetched again when it is complete but wrong', async () => {
    server = await startFileServer(whole(CONTENT));
    await complete(server.url, randomBytes(CONTENT.length));
    const outcome = await fetchFile({ url: server.url, target, sha256: SHA256 }, QUICK);
    expect(outcome).toMatchObject({ kind: 'fetched', resumedFrom: 0 });
  });
});

describe('a check of the asker', () => {
  it('sees the content before it stands under its name', async () => {
    const seen: string[] = [];
    const check = async (file: string) => {
      seen.push(path.basename(file), ...(await filesLeft()));
      return undefined;
    };
    await fetchFrom([whole(CONTENT)], { check });
    expect(seen).toEqual(['file.part', 'file.part', 'file.part.json']);
  });

  it('is asked again for a file that came in one piece', async () => {
    const results = [new FetchProblem('wrong-hash', 'mixed up'), undefined];
    const check = () => Promise.resolve(results.shift());
    const answers: Parameters<typeof startFileServer> = [cutAfter(HALF, CONTENT), whole(CONTENT)];
    expect(await fetchFrom(answers, { check })).toMatchObject({ kind: 'fetched', resumedFrom: 0 });
    expect(results).toEqual([]);
  });

  it('that throws leaves the part as it is', async () => {
    const check = () => Promise.reject(new FetchProblem('cancelled', 'not now'));
    expect(await fetchFrom([whole(CONTENT)], { check })).toMatchObject({ code: 'cancelled' });
    expect(await filesLeft()).toEqual(['file.part', 'file.part.json']);
  });
});

it('a host that sends from address to address has refused', async () => {
  const onward: ReturnType<typeof whole> = (response, request) =>
    response.writeHead(302, { location: `${request.url}x` }).end();
  expect(await fetchFrom([onward])).toMatchObject({ kind: 'failed', code: 'refused' });
  expect(server!.requests.length).toBeLessThan(30);
});

it('content that was compressed on the way is unpacked, and never gone on with', async () => {
  const packed = gzipSync(CONTENT);
  const encoded: ReturnType<typeof whole> = (response) => {
    response.setHeader('content-encoding', 'gzip');
    const isFirst = server!.requests.length === 1;
    (isFirst ? cutAfter(HALF, packed) : whole(packed))(response, server!.requests.at(-1)!);
  };
  const outcome = await fetchFrom([encoded]);
  expect(outcome).toMatchObject({ kind: 'fetched', bytes: CONTENT.length, resumedFrom: 0 });
  expect(server!.requests[1]!.headers.range).toBeUndefined();
});

it('what another host could give is not asked for again', async () => {
  const outcome = await fetchFrom([status(500)], {}, { giveUpOn: ['refused'] });
  expect(outcome).toMatchObject({ code: 'refused', status: 500 });
  expect(server!.requests).toHaveLength(1);
});

// Its errors have no more than a message.
it.each([
  ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'refused'],
])("Chromium's %s counts as %s", async (message, code) => {
  const fetch = () => Promise.reject(new Error(message));
  const request = { url: 'http://127.0.0.1/file', target };
  expect(await fetchFile(request, { ...QUICK, fetch })).toMatchObject({ kind: 'failed', code });
});

it.each([
  ['net::ERR_CONTENT_LENGTH_MISMATCH', 'cut'],
  ['net::ERR_CONTENT_DECODING_FAILED', 'wrong-hash'],
])("Chromium's %s in the middle counts as %s", async (message, code) => {
  const body = () => new ReadableStream({ pull: (stream) => stream.error(new Error(message)) });
  const fetch = () => Promise.resolve(new Response(body()));
  const request = { url: 'http://127.0.0.1/file', target };
  expect(await fetchFile(request, { ...QUICK, fetch })).toMatchObject({ kind: 'failed', code });
});

it('a folder that cannot be made is told as such', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  target = path.join(file, 'below');
  const outcome = await fetchFrom([whole(CONTENT)]);
  expect(outcome).toMatchObject({ code: 'not-writable', systemCode: 'EEXIST' });
});

// /dev/full takes nothing, as a full disk does.
it.runIf(process.platform === 'linux')('a full disk is told as such', async () => {
  target = path.join(folder, 'file');
  await symlink('/dev/full', `${target}.part`);
  expect(await fetchFrom([whole(CONTENT)])).toMatchObject({ kind: 'failed', code: 'disk-full' });
});
