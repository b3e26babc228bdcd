import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { type FileOperations, fileOperations } from '../../../app/main/files/file-operations.ts';
import { whenFree } from '../../../app/main/files/when-free.ts';

/** The power went: nothing after this happens. */
export class Crash extends Error {}

/**
 * Real file operations of which the first `count` succeed. The next one crashes, half done if it
 * writes, and so does all that follows.
 */
export function crashAfter(count: number, onCrash?: () => void): FileOperations {
  const crash = () => {
    onCrash?.();
    return new Crash();
  };
  return failing(count, crash, true);
}

/** Real file operations of which the one with this number (from 0) fails as the disk would. */
export function failAt(position: number, code: string): FileOperations {
  return failing(position, () => systemError(code), false);
}

/**
 * Real file operations while another program has everything open, as on Windows: a rename fails so
 * many times. Nobody waits in between.
 */
export function heldFor(failures: number, code: string): FileOperations {
  let left = failures;
  const rename = async (from: string, to: string) => {
    if (left-- > 0) throw systemError(code);
    await fileOperations.rename(from, to);
  };
  const atOnce = () => Promise.resolve();
  return { ...fileOperations, rename: (from, to) => whenFree(() => rename(from, to), atOnce) };
}

export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code, syscall: 'test' });
}

function failing(position: number, error: () => Error, forGood: boolean): FileOperations {
  let done = 0;
  async function attempt<T>(operation: () => Promise<T>, half?: () => Promise<void>): Promise<T> {
    const number = done++;
    if (number === position) await half?.();
    if (number === position || (forGood && number > position)) throw error();
    return operation();
  }
  return {
    makeFolder: (path) => attempt(() => fileOperations.makeFolder(path)),
    write: (path, content) =>
      attempt(
        () => fileOperations.write(path, content),
        () => writeFile(path, content.slice(0, content.length / 2)),
      ),
    append: (path, text) =>
      attempt(
        () => fileOperations.append(path, text),
        () => appendFile(path, text.slice(0, text.length / 2)),
      ),
    copy: (from, to) =>
      attempt(
        () => fileOperations.copy(from, to),
        async () => {
          const content = await readFile(from);
          await writeFile(to, content.subarray(0, content.length / 2));
        },
      ),
    rename: (from, to) => attempt(() => fileOperations.rename(from, to)),
    syncFolder: (path) => attempt(() => fileOperations.syncFolder(path)),
    remove: (path) => attempt(() => fileOperations.remove(path)),
    list: (path) => attempt(() => fileOperations.list(path)),
  };
}
