import { open } from 'node:fs/promises';
import { writeFailure } from './write-failure.ts';

/**
 * Adds text at the end of a file that is there, and forces it to the disk. After a crash at any
 * moment the old content is there, and the text or a beginning of it.
 * @throws FailureError `disk-full` or `not-writable`; nothing was added then
 */
export async function appendDurably(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      const { size } = await file.stat();
      await addAt(size, file, text);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}

async function addAt(
  size: number,
  file: Awaited<ReturnType<typeof open>>,
  text: string,
): Promise<void> {
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) {
      done += (await file.write(bytes, done, bytes.length - done, size + done)).bytesWritten;
    }
    await file.sync();
  } catch (error) {
    // The reason why it failed matters more than a rest, which whoever reads takes for one.
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}
