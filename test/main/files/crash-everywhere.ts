import type { FileOperations } from '../../../app/main/files/file-operations.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { Crash, crashAfter } from './failing-files.ts';

/** Work that replaces something on the disk, and those who read it. */
interface Subject<Content> {
  /** Writes, in an empty folder, what is there before. */
  prepare(folder: string): Promise<void>;
  /** Changes it. */
  work(folder: string, files: FileOperations): Promise<unknown>;
  /** What a program that starts then reads. */
  read(folder: string): Promise<Content>;
  /** Whatever comes next, with which what a crash left has to go. */
  next(folder: string): Promise<unknown>;
  /** The names of all that is there. */
  names(folder: string): Promise<string[]>;
}

/** How it went behind one of the operations. */
interface Moment<Content> {
  content: Content;
  /** What is there behind the next work. */
  names: string[];
}

const MOST_OPERATIONS = 100;

/**
 * Does the work again and again, each time in a new folder and each time until one operation later:
 * there it crashes, half done if it writes. The last moment is that of the work that got through.
 */
export async function crashEverywhere<Content>(
  subject: Subject<Content>,
): Promise<Moment<Content>[]> {
  const moments: Moment<Content>[] = [];
  for (let count = 0; count < MOST_OPERATIONS; count++) {
    const folder = await temporaryFolder();
    await subject.prepare(folder);
    let hasCrashed = false;
    const files = crashAfter(count, () => (hasCrashed = true));
    await subject.work(folder, files).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    const content = await subject.read(folder);
    await subject.next(folder);
    moments.push({ content, names: await subject.names(folder) });
    if (!hasCrashed) return moments;
  }
  throw new Error(`the work does not end after ${MOST_OPERATIONS} operations`);
}
