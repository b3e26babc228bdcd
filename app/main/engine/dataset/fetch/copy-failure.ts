import { FailureError } from '../../../../contract/failures.ts';
import { systemCode, writeFailure } from '../../../files/write-failure.ts';
import { ContentError } from './content-check.ts';

/** What an error of the file system while reading `path` means; other errors come back as they are. */
export function notReadable(error: unknown, path: string): unknown {
  const reason = systemCode(error);
  if (reason === undefined) return error;
  return new FailureError({ code: 'not-readable', path, reason }, { cause: error });
}

/** What an error while copying `source` to `target` means; other errors come back as they are. */
export function copyFailure(error: unknown, source: string, target: string): unknown {
  if (error instanceof ContentError) {
    const detail = error.message;
    return new FailureError(
      { code: 'import-failed', reason: 'not-the-original', path: source, detail },
      { cause: error },
    );
  }
  const { syscall, path } = error as NodeJS.ErrnoException;
  const isSources = path === source || syscall === 'read';
  return isSources ? notReadable(error, source) : writeFailure(error, target);
}
