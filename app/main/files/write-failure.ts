import { FailureError } from '../../contract/failures.ts';

/** Codes of a file system that has no room left: for anybody, or for this user. */
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** What an error of the file system while writing `path` means; other errors come back as they are. */
export function writeFailure(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof FailureError) return error;
  return new FailureError(
    isDiskFull(code) ? { code: 'disk-full', path } : { code: 'not-writable', path, reason: code },
    { cause: error },
  );
}

/** Whether the code of a system error means that there is no room left. */
export function isDiskFull(code: string | undefined): boolean {
  return code !== undefined && DISK_FULL.has(code);
}

/** The code of a system error, such as ENOENT; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
