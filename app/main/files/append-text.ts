import { type FileHandle, open } from 'node:fs/promises';

/**
 * Adds text at the end of a file that is there, and forces it to the disk.
 * @throws the error of the file system; nothing was added then
 */
export async function appendText(path: string, text: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await addAt(size, file, text);
  } finally {
    await file.close();
  }
}

async function addAt(size: number, file: FileHandle, text: string): Promise<void> {
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
