import { FailureError, type UpdateReason } from '../../contract/failures.ts';
import { isDiskFull, systemCode, writeFailure } from '../files/write-failure.ts';

const LONGEST_DETAIL = 300; /* characters */

/** What was being done. */
type UpdateStep = 'check' | 'download' | 'install';

/** The codes of electron-updater that say all that there is to know. */
const REASONS: Record<string, UpdateReason> = {
  ERR_CHECKSUM_MISMATCH: 'wrong-content',
  ERR_UPDATER_INVALID_SIGNATURE: 'wrong-signature',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'refused',
};

/** The system's codes for a place that this person may not write to. */
const NOT_ALLOWED = ['EACCES', 'EPERM', 'EROFS'];

/** An error of electron-updater as a failure. Where it has no code its words have to do. */
export function updateFailure(error: unknown, step: UpdateStep): FailureError {
  if (error instanceof FailureError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return diskFailure(error) ?? failed(reasonOf(error, words, step), words, error);
}

export function failed(reason: UpdateReason, words: string, cause?: unknown): FailureError {
  const detail = words.slice(0, LONGEST_DETAIL);
  return new FailureError({ code: 'update-failed', reason, detail }, { cause });
}

function diskFailure(error: unknown): FailureError | null {
  const code = systemCode(error);
  if (code === undefined || !(isDiskFull(code) || NOT_ALLOWED.includes(code))) return null;
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  const failure = writeFailure(error, path);
  return failure instanceof FailureError ? failure : null;
}

function reasonOf(error: unknown, words: string, step: UpdateStep): UpdateReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = REASONS[code];
  if (known) return known;
  if (words.includes('net::ERR_BLOCKED_BY_CLIENT')) return 'elsewhere';
  if (isRefusal(code, words)) return 'refused';
  if (step === 'install') {
    // Squirrel's errors on macOS have no codes.
    return /signature|signed/i.test(words) ? 'wrong-signature' : 'not-installed';
  }
  const isOfNetwork = /net::ERR_|aborted/.test(words);
  if (step === 'download') return 'cut';
  return isOfNetwork ? 'unreachable' : 'list-invalid';
}

function isRefusal(code: string, words: string): boolean {
  if (code.startsWith('HTTP_ERROR_')) return true;
  // Also one that wants a password, and one that sends from one address to the next without an end.
  return /^Cannot download .* status \d|ERR_TOO_MANY|Too many redirects/.test(words);
}
