import { FetchProblem } from './fetch-outcome.ts';
import type { FetchOptions } from './fetch-request.ts';
import type { FoundPart } from './part-file.ts';
import { WatchedTransfer } from './watched-transfer.ts';

/** A file's content as it comes from the host. */
export interface Content {
  /** The first byte that is sent: 0 unless the host goes on behind the part. */
  from: number;
  /** The length of the whole file, if the host tells. */
  total: number | undefined;
  validator: string | null;
  /** Compressed on the way in spite of the request: the host's ranges count other bytes then. */
  isEncoded: boolean;
  chunks: AsyncIterable<Uint8Array>;
  /** Ends the transfer, finished or not. */
  drop(): void;
}

const PARTIAL_CONTENT = 206;
const RANGE_NOT_SATISFIABLE = 416;
const LEAST_BYTES = 16 * 1024; /* in slowMs */

/**
 * Asks the host for a file, or for what is missing behind the part found. A host that has another
 * version by now, or that cannot send a part, sends all of it: `from` is 0 then.
 */
export async function requestContent(
  url: string,
  found: FoundPart | undefined,
  options: FetchOptions,
): Promise<Content> {
  const { fetch = globalThis.fetch, signal, connectMs = 15_000 } = options;
  const transfer = new WatchedTransfer(url, signal);
  const response = await transfer.answer(connectMs, () =>
    fetch(url, { headers: headersFor(found), signal: transfer.signal }),
  );
  const { status, body } = response;
  const isPart = status === PARTIAL_CONTENT;
  if (found && status === RANGE_NOT_SATISFIABLE && endsWith(response, found)) {
    transfer.drop();
    return nothingMissing(found);
  }
  if (found && (status === RANGE_NOT_SATISFIABLE || (isPart && !continues(response, found)))) {
    transfer.drop();
    return requestContent(url, undefined, options);
  }
  if (!response.ok || !body) {
    transfer.drop();
    const { host } = new URL(url);
    const sentence = `${host} refused the file with HTTP status ${status}.`;
    throw new FetchProblem('refused', sentence, status);
  }
  // At once: a body without a reader is cancelled when its response is garbage collected, and ends
  // as if the host had cut it.
  const reader = body.getReader();
  const from = isPart && found ? found.length : 0;
  return {
    from,
    total: totalOf(response, from),
    validator: validatorOf(response),
    isEncoded: isEncoded(response),
    chunks: chunksOf(reader, transfer, options),
    drop: () => transfer.drop(),
  };
}

/** The part holds all of it: only its check and its rename were left. */
function nothingMissing({ length, validator }: FoundPart): Content {
  return {
    from: length,
    total: length,
    validator,
    isEncoded: false,
    chunks: (async function* () {})(),
    drop: () => undefined,
  };
}

async function* chunksOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  transfer: WatchedTransfer,
  { idleMs = 30_000, slowMs = 30_000 }: FetchOptions,
): AsyncIterable<Uint8Array> {
  let since = performance.now();
  let bytes = 0;
  for (;;) {
    const { done, value } = await transfer.piece(idleMs, () => reader.read());
    if (done) return;
    yield value;
    bytes += value.length;
    if (performance.now() - since < slowMs) continue;
    if (bytes < LEAST_BYTES) transfer.giveUp(bytes, slowMs);
    since = performance.now();
    bytes = 0;
  }
}

function headersFor(found: FoundPart | undefined): Record<string, string> {
  // Compressed on the way, a file's length and ranges would mean something else.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (found) headers.range = `bytes=${found.length}-`;
  if (found?.validator) headers['if-range'] = found.validator;
  return headers;
}

/** Tells whether a partial answer fits exactly behind the part. */
function continues(response: Response, found: FoundPart): boolean {
  const range = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  return Number(range?.[1]) === found.length && mayBeSameVersion(response, found);
}

/** Tells whether there is nothing behind the part because the file ends there. */
function endsWith(response: Response, found: FoundPart): boolean {
  const range = /^bytes \*\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
  return Number(range?.[1]) === found.length && mayBeSameVersion(response, found);
}

function mayBeSameVersion(response: Response, found: FoundPart): boolean {
  const validator = validatorOf(response);
  return validator === null || found.validator === null || validator === found.validator;
}

function totalOf(response: Response, from: number): number | undefined {
  const length = response.headers.get('content-length');
  return !isEncoded(response) && length !== null ? from + Number(length) : undefined;
}

function isEncoded(response: Response): boolean {
  return (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
}

function validatorOf(response: Response): string | null {
  const etag = response.headers.get('etag');
  // A weak ETag says "means the same", not "is the same bytes".
  if (etag && !etag.startsWith('W/')) return etag;
  return response.headers.get('last-modified');
}
