import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { FailureError, type Failure } from '../../../../contract/failures.ts';
import { systemCode } from '../../../files/write-failure.ts';
import {
  complaintAboutHash,
  complaintAboutHeader,
  complaintAboutLength,
  headerOf,
  type ContentFile,
} from './content-file.ts';

/** How the whole content is read, not only its length and header. */
export interface Reading {
  signal?: AbortSignal | undefined;
  /** Called with the bytes read so far. */
  onBytes?: (bytes: number) => void;
}

const READ_BYTES = 1024 * 1024;

/**
 * Says what is wrong with a file of a dataset: `dataset-missing`, `dataset-damaged` or null. With
 * `reading` its SHA-256 counts too.
 * @throws FailureError `cancelled`
 */
export async function faultOf(
  path: string,
  file: ContentFile,
  reading?: Reading,
): Promise<Failure | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const reason =
        (await surfaceFault(handle, file)) ??
        (reading && (await depthFault(handle, file, reading)));
      return reason ? { code: 'dataset-damaged', path, reason } : null;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return { code: 'dataset-missing', path };
    return { code: 'dataset-damaged', path, reason: `it cannot be read (${code})` };
  }
}

async function surfaceFault(handle: FileHandle, file: ContentFile): Promise<string | null> {
  const stat = await handle.stat();
  if (!stat.isFile()) return 'it is not a file';
  const length = complaintAboutLength(stat.size, file);
  if (length !== null) return length;
  const start = new Uint8Array(headerOf(file).length);
  await handle.read(start, 0, start.length, 0);
  return complaintAboutHeader(start, file);
}

async function depthFault(
  handle: FileHandle,
  file: ContentFile,
  { signal, onBytes }: Reading,
): Promise<string | null> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, file.bytes));
  for (let at = 0; ;) {
    if (signal?.aborted) throw new FailureError({ code: 'cancelled' });
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return complaintAboutHash(hash.digest('hex'), file);
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
    onBytes?.(at);
  }
}
