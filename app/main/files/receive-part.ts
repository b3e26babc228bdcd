import type { FileHandle } from 'node:fs/promises';
import { FetchProblem, tooLarge } from './fetch-outcome.ts';
import type { FetchOptions, FetchRequest } from './fetch-request.ts';
import type { FoundPart, PartFile } from './part-file.ts';
import { requestContent } from './request-content.ts';
import { TransferRate } from './transfer-rate.ts';

const DEFAULT_CAP = 4_000_000_000; /* bytes */
const PROGRESS_EVERY_MS = 100;

/**
 * Receives the content, or what is missing of it, into the part, and forces it to the disk.
 * Returns how many of its bytes were there already.
 * @throws FetchProblem, or the error of the network or the disk
 */
export async function receivePart(
  request: FetchRequest,
  part: PartFile,
  found: FoundPart | undefined,
  options: FetchOptions,
): Promise<number> {
  const content = await requestContent(request.url, found, options);
  const { from, total, validator } = content;
  const origin = content.isEncoded ? null : { url: request.url, validator };
  const cap = request.bytes ?? request.maxBytes ?? DEFAULT_CAP;
  let received = from;
  let handle: FileHandle | undefined;
  try {
    requireOffer(request, total, cap);
    handle = from > 0 ? await part.continue() : await part.begin(origin);
    const report = progressReporter(options, total ?? request.bytes, from);
    for await (const chunk of content.chunks) {
      received += chunk.length;
      if (received > cap) throw tooLarge(request.url, cap);
      await writeAll(handle, chunk);
      report(received);
    }
    await handle.sync();
    report(received, true);
  } finally {
    content.drop();
    await handle?.close();
  }
  const promised = total ?? request.bytes;
  if (promised !== undefined && received < promised) {
    throw new FetchProblem('cut', `The connection ended after ${received} of ${promised} bytes.`);
  }
  return from;
}

/** Refuses by its announced length what would be refused at its end. */
function requireOffer(request: FetchRequest, total: number | undefined, cap: number): void {
  if (total === undefined || total === request.bytes) return;
  if (request.bytes !== undefined) {
    throw new FetchProblem(
      'wrong-size',
      `${new URL(request.url).host} offers ${total} bytes where ${request.bytes} are expected.`,
    );
  }
  if (total > cap) throw tooLarge(request.url, cap);
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    // A nearly full disk takes less than it is given without an error.
    written += (await handle.write(chunk, written)).bytesWritten;
  }
}

function progressReporter({ onProgress }: FetchOptions, total: number | undefined, from: number) {
  const rate = new TransferRate();
  rate.note(from);
  let reportedAt = -Infinity;
  return (received: number, last = false) => {
    const now = performance.now();
    if (!onProgress || (!last && now - reportedAt < PROGRESS_EVERY_MS)) return;
    reportedAt = now;
    onProgress({ received, total, bytesPerSecond: rate.note(received) });
  };
}
