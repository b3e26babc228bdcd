import { readFile, stat, truncate } from 'node:fs/promises';
import * as v from 'valibot';
import { Name } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { DrawingId } from '../../../contract/people.ts';
import { appendDurably } from '../../files/append-durably.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { fileOperations, type FileOperations } from '../../files/file-operations.ts';
import { systemCode } from '../../files/write-failure.ts';
import { takeTurns } from '../take-turns.ts';
import {
  encodeDrawing,
  isLineOf,
  labelOfLine,
  parseDrawing,
  type StoredDrawing,
} from './stored-drawing.ts';

/**
 * The file of a person: a line with the name, then a line a drawing, each JSON. So keeping one more
 * costs the same however many there are: 5,000 drawings would take 15 MB to write anew.
 */
const Head = v.object({ version: v.literal(1), name: Name });

/** More is not written: the runtime reads no text of half a gigabyte. */
const LARGEST_FILE = 200_000_000; /* bytes */

/** What is known of a person without looking at the drawings. */
export interface PersonSummary {
  name: string;
  /** How many of each label, as far as the highest one. */
  counts: number[];
}

/** @throws FailureError `disk-full` or `not-writable` */
export async function createPersonFile(
  path: string,
  name: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  await writeAtomically(path, encodePerson({ name, lines: [] }), files);
}

/** @throws FailureError `drawings-damaged` or `not-readable` */
export async function readSummary(path: string): Promise<PersonSummary> {
  return reading(path, async ({ name, lines }) => {
    const counts: number[] = [];
    const turn = takeTurns();
    for (const line of lines) {
      countLabel(counts, labelOfLine(line));
      await turn();
    }
    return { name, counts };
  });
}

/** The oldest first. @throws FailureError `drawings-damaged` or `not-readable` */
export async function readStored(path: string): Promise<StoredDrawing[]> {
  return reading(path, async ({ lines }) => {
    const drawings: StoredDrawing[] = [];
    const turn = takeTurns();
    for (const line of lines) {
      drawings.push(parseDrawing(line));
      await turn();
    }
    return drawings;
  });
}

/**
 * Adds drawings at the end; false, and nothing is added, where the file would become too large.
 * @throws FailureError `disk-full` or `not-writable`; nothing was added then
 */
export async function appendStored(
  path: string,
  drawings: readonly StoredDrawing[],
  files: FileOperations = fileOperations,
): Promise<boolean> {
  const text = drawings.map((drawing) => `${encodeDrawing(drawing)}\n`).join('');
  if ((await sizeOf(path)) + Buffer.byteLength(text) > LARGEST_FILE) return false;
  await appendDurably(path, text, files);
  return true;
}

/** @throws FailureError as writing and reading */
export async function renameIn(
  path: string,
  name: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  const { lines } = await read(path);
  await writeAtomically(path, encodePerson({ name, lines }), files);
}

/** One that is not there is no error. @throws FailureError as writing and reading */
export async function removeStored(
  path: string,
  id: DrawingId,
  files: FileOperations = fileOperations,
): Promise<void> {
  const { name, lines } = await read(path);
  const others = lines.filter((line) => !isLineOf(id, line));
  await writeAtomically(path, encodePerson({ name, lines: others }), files);
}

/** Counts one more of a label. */
export function countLabel(counts: number[], label: number): void {
  while (counts.length <= label) counts.push(0);
  counts[label]!++;
}

/** What is in a file: a line a drawing. */
interface Content {
  name: string;
  lines: string[];
}

function encodePerson({ name, lines }: Content): string {
  const head = JSON.stringify({ version: 1, name });
  return [head, ...lines].map((line) => `${line}\n`).join('');
}

/** What is not there, or cannot be seen, writing will tell of. */
function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function readContent(path: string): Promise<Content> {
  const text = await readFile(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const [head = '', ...lines] = whole.split('\n').slice(0, -1);
  const { name } = v.parse(Head, JSON.parse(head));
  // Whoever wrote the rest was killed, and told nobody that it was kept. Cut off again and again,
  // it comes to the same: nothing needs to be forced to the disk.
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  return { name, lines };
}

function read(path: string): Promise<Content> {
  return reading(path, (content) => content);
}

async function reading<Result>(
  path: string,
  use: (content: Content) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await use(await readContent(path));
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const code = systemCode(error);
    if (code !== undefined) {
      throw new FailureError({ code: 'not-readable', path, reason: code }, { cause: error });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureError(
      { code: 'drawings-damaged', path, reason, keptAt: null },
      { cause: error },
    );
  }
}
