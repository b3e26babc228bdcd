import { fetchFile } from '../../app/main/files/fetch-file.ts';
import type { FetchOptions, FetchRequest } from '../../app/main/files/fetch-request.ts';
import type { FetchOutcome } from '../../app/main/files/fetch-outcome.ts';
import { formatBytes } from '../../app/main/terminal/format-amounts.ts';
import { createProgressLine } from '../../app/main/terminal/progress-line.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';

/** Fetches a file with a progress line on the terminal. */
export async function download(
  label: string,
  request: FetchRequest,
  options: FetchOptions = {},
): Promise<FetchOutcome> {
  const line = createProgressLine(label);
  let begun = false;
  const outcome = await fetchFile(request, {
    ...options,
    onProgress: ({ received, total, bytesPerSecond }) => {
      begun = true;
      line.show({ done: received, total, perSecond: bytesPerSecond });
    },
  });
  if (begun) line.end();
  // No other source would help here.
  if (outcome.kind === 'failed' && ['disk-full', 'not-writable'].includes(outcome.code)) {
    throw new SetupError(`${label} could not be fetched. ${outcome.sentence}`);
  }
  if (outcome.kind === 'fetched' && outcome.resumedFrom > 0) {
    say(`${label}: ${formatBytes(outcome.resumedFrom)} were there already and not fetched again.`);
  }
  return outcome;
}

/**
 * For a host that may well be out of reach and has a substitute: a closed network must cost
 * seconds, so the connection is tried once and briefly.
 */
export const BRIEFLY: FetchOptions = {
  connectMs: 4_000,
  idleMs: 15_000,
  attempts: 2,
  retryDelayMs: 500,
};
