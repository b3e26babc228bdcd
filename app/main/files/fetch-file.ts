import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { complaintAboutContent } from './check-content.ts';
import {
  failureOf,
  isWorthAnotherTry,
  type FetchFailure,
  type FetchOutcome,
} from './fetch-outcome.ts';
import type { FetchOptions, FetchRequest } from './fetch-request.ts';
import { fileOperations } from './file-operations.ts';
import { PartFile, type FoundPart } from './part-file.ts';
import { proxyHint } from './proxy-hint.ts';
import { receivePart } from './receive-part.ts';

const LONGEST_RETRY_DELAY_MS = 15_000;
// Less than this is no progress: a host that drips a byte an attempt would keep us for ever.
const STEP_FORWARD = 64 * 1024; /* bytes */

/**
 * Fetches a file so that the target is either absent or whole. Bytes go to `<target>.part`, are
 * checked, forced to the disk and renamed; a cut transfer, even by a killed process, goes on where
 * it stopped if the host still has the same version. One fetch per target at a time.
 */
export async function fetchFile(
  request: FetchRequest,
  options: FetchOptions = {},
): Promise<FetchOutcome> {
  const { attempts = 4, retryDelayMs = 1_000, giveUpOn = [], signal } = options;
  let furthest = 0;
  let failuresInARow = 0;
  for (;;) {
    const outcome = await attempt(request, options);
    if (outcome.kind === 'fetched') return outcome;
    if (!isWorthAnotherTry(outcome)) return outcome;
    if (giveUpOn.includes(outcome.code)) return withProxyHint(outcome, options);

    const got = (await new PartFile(request.target).find(request.url))?.length ?? 0;
    failuresInARow = got >= furthest + STEP_FORWARD ? 1 : failuresInARow + 1;
    furthest = Math.max(furthest, got);
    if (failuresInARow >= attempts) return withProxyHint(outcome, options);
    const pause = Math.min(retryDelayMs * 2 ** (failuresInARow - 1), LONGEST_RETRY_DELAY_MS);
    // A cancelled pause ends at once; the next attempt then says that it was cancelled.
    await delay(pause, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}

async function attempt(request: FetchRequest, options: FetchOptions): Promise<FetchOutcome> {
  const part = new PartFile(request.target);
  try {
    await fileOperations.makeFolder(path.dirname(request.target));
    const found = await usablePart(part, request);
    const complete = found !== undefined && found.length === request.bytes;
    const resumedFrom = complete ? found.length : await receivePart(request, part, found, options);
    const complaint = await complaintAboutContent(part.path, request);
    if (complaint) {
      await part.discard();
      // Bytes of an earlier attempt may be to blame: once more, from the start.
      if (resumedFrom > 0) return await attempt(request, options);
      throw complaint;
    }
    await fileOperations.rename(part.path, request.target);
    await part.forget();
    await fileOperations.syncFolder(path.dirname(request.target));
    const { size } = await stat(request.target);
    return { kind: 'fetched', file: request.target, bytes: size, resumedFrom };
  } catch (error) {
    const failure = failureOf(error, request.url);
    // Going on behind what is too long already would end in the same way.
    if (failure.code === 'too-large' && (await part.find(request.url))) await part.discard();
    return failure;
  }
}

async function usablePart(part: PartFile, request: FetchRequest): Promise<FoundPart | undefined> {
  const found = await part.find(request.url);
  if (!found || found.length > (request.bytes ?? Infinity)) return undefined;
  // Without a version to ask for, only a hash can tell whether two halves belong together.
  const canBeChecked = request.check ?? request.sha256 ?? request.sha512 ?? request.md5;
  return found.validator !== null || canBeChecked ? found : undefined;
}

function withProxyHint(failure: FetchFailure, options: FetchOptions): FetchFailure {
  const { fetch = globalThis.fetch } = options;
  const isNodes = fetch === globalThis.fetch;
  const hint = failure.code === 'unreachable' && isNodes ? proxyHint(process.env) : '';
  return hint ? { ...failure, sentence: `${failure.sentence} ${hint}` } : failure;
}
