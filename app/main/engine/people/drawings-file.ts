import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { DrawnEntry, inkOfEntry } from '../../../contract/drawn-entry.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { Ink } from '../../../contract/ink.ts';
import { systemCode } from '../../files/write-failure.ts';
import { isGzip } from '../dataset/read-digits.ts';

const LARGEST_FILE = 100_000_000; /* bytes */
const LARGEST_CONTENT = 400_000_000; /* bytes */

const Entries = v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(1_000_000));

/** A drawn digit of a file; the label where it is known what was meant. */
export interface Drawing {
  label: number | null;
  /** Whose it is, as the file calls that person. */
  writer: string | null;
  ink: Ink;
}

/** What is in a file of drawn digits. */
export interface FoundInFile {
  drawings: Drawing[];
  /** How many of its entries are none, and what is wrong with the first of them. */
  strange: { count: number; first: string | null };
}

const unzip = promisify(gunzip);

/**
 * Reads a file of drawn digits, gzipped or not: a list of entries as DrawnEntry of the contract.
 * @throws FailureError `no-drawings` that says what is wrong with it, or with one of its entries;
 * `not-readable`
 */
export async function readDrawings(path: string): Promise<Drawing[]> {
  const { drawings, strange } = parseDrawings(path, await readText(path));
  if (strange.first !== null) throw noDrawings(path, strange.first);
  return drawings;
}

/**
 * As readDrawings, but entries that are no drawings do not spoil the others.
 * @throws FailureError `no-drawings` if it is no list, or has no drawing at all; `not-readable`
 */
export async function findDrawings(path: string): Promise<FoundInFile> {
  const found = parseDrawings(path, await readText(path));
  if (found.drawings.length > 0) return found;
  throw noDrawings(path, found.strange.first ?? 'it is empty');
}

/** @throws FailureError `no-drawings` if the text is no list */
export function parseDrawings(path: string, text: string): FoundInFile {
  const list = v.safeParse(Entries, parseJson(path, text), { abortEarly: true });
  if (!list.success) throw noDrawings(path, list.issues[0].message);
  const found: FoundInFile = { drawings: [], strange: { count: 0, first: null } };
  list.output.forEach((value, place) => {
    const entry = v.safeParse(DrawnEntry, value, { abortEarly: true });
    if (entry.success) {
      found.drawings.push(drawingOf(entry.output));
    } else {
      found.strange.count++;
      found.strange.first ??= complaint(entry.issues[0], place);
    }
  });
  return found;
}

function complaint(issue: v.BaseIssue<unknown>, place: number): string {
  return `${issue.message} at ${[place, v.getDotPath(issue) ?? []].flat().join('.')}`;
}

function drawingOf(entry: DrawnEntry): Drawing {
  const { label = null, writer = null } = entry;
  return { label, writer: writer === null ? null : String(writer), ink: inkOfEntry(entry) };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noDrawings(path, 'it is no JSON', error);
  }
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw noDrawings(path, `${size} bytes are too many`);
    const bytes = await readFile(path);
    return (isGzip(bytes) ? await unpack(path, bytes) : bytes).toString();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new FailureError({ code: 'not-readable', path, reason: code }, { cause: error });
  }
}

async function unpack(path: string, bytes: Buffer): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: LARGEST_CONTENT });
  } catch (error) {
    throw noDrawings(path, 'it cannot be unpacked', error);
  }
}

function noDrawings(path: string, reason: string, cause?: unknown): FailureError {
  return new FailureError({ code: 'no-drawings', path, reason }, { cause });
}
