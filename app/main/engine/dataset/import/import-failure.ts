import { FailureError, type IMPORT_REASONS } from '../../../../contract/failures.ts';
import { systemCode } from '../../../files/write-failure.ts';

type ImportReason = (typeof IMPORT_REASONS)[number];

/** The import as a whole cannot be done, and why. */
export function importFailure(
  reason: ImportReason,
  path: string,
  detail = '',
  cause?: unknown,
): FailureError {
  return new FailureError({ code: 'import-failed', reason, path, detail }, { cause });
}

/** What an error of the file system while reading `path` means; other errors come back as they are. */
export function readFailure(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof FailureError) return error;
  return new FailureError({ code: 'not-readable', path, reason: code }, { cause: error });
}
