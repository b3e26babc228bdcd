import { constants, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { appendText } from './append-text.ts';
import { whenFree } from './when-free.ts';

/** The changes that saving makes on the disk, one by one, so that a test can fail or end at any. */
export interface FileOperations {
  /** Makes the folder and those above it, for good; one that is there is no error. */
  makeFolder(path: string): Promise<void>;
  /** Writes the whole file and forces it to the disk. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Adds text at the end of a file that is there and forces it to the disk. */
  append(path: string, text: string): Promise<void>;
  /** Copies the whole file and forces it to the disk. */
  copy(from: string, to: string): Promise<void>;
  /** Of a file or a folder; waits a moment where another program holds it. */
  rename(from: string, to: string): Promise<void>;
  /** Forces the folder's list of names to the disk: a rename lasts only after that. */
  syncFolder(path: string): Promise<void>;
  /** Removes a file; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /** The names in a folder. */
  list(path: string): Promise<string[]>;
}

export const fileOperations: FileOperations = {
  makeFolder,
  async write(path, content) {
    const file = await open(path, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  append: appendText,
  async copy(from, to) {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    const file = await open(to, 'r+');
    await file.sync().finally(() => file.close());
  },
  rename: (from, to) => whenFree(() => rename(from, to)),
  syncFolder,
  async remove(path) {
    await whenFree(() => rm(path, { force: true }));
  },
  list: readdir,
};

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; NTFS keeps a journal of its names itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Node's own `recursive` never ends where a parent exists but takes no folders, as under /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await makeOne(path);
  }
}

/** What is written into a new folder lasts only if the folder does. */
async function makeOne(path: string): Promise<void> {
  await mkdir(path);
  await syncFolder(dirname(path));
}
