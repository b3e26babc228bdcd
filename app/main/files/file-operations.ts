import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The changes that saving makes on the disk, one by one, so that a test can fail or end at any. */
export interface FileOperations {
  /** Makes the folder and those above it; one that is there is no error. */
  makeFolder(path: string): Promise<void>;
  /** Writes the whole file and forces it to the disk. */
  write(path: string, content: Uint8Array | string): Promise<void>;
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
  rename,
  async syncFolder(path) {
    // Windows cannot open a folder; NTFS keeps a journal of its names itself.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  },
  async remove(path) {
    await rm(path, { force: true });
  },
  list: readdir,
};

/** Node's own `recursive` never ends where a parent exists but takes no folders, as under /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}
