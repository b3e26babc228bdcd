import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { CLASS_LIMIT } from '../../contract/dataset.ts';
import { CommandError } from './command.ts';

const LARGEST_FILE = 100_000_000; /* bytes */
const LARGEST_CONTENT = 400_000_000; /* bytes */

const Coordinate = v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6));
const Stroke = v.pipe(
  v.array(v.tuple([Coordinate, Coordinate])),
  v.minLength(1),
  v.maxLength(20_000),
);

/** A drawn digit: strokes of points, y down; a label where it is known what was meant. */
const Drawing = v.object({
  label: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CLASS_LIMIT - 1))),
  writer: v.optional(v.union([v.string(), v.number()])),
  source: v.optional(v.string()),
  strokes: v.pipe(v.array(Stroke), v.minLength(1), v.maxLength(1_000)),
});
export type Drawing = v.InferOutput<typeof Drawing>;

const Drawings = v.pipe(v.array(Drawing), v.minLength(1), v.maxLength(1_000_000));

const unzip = promisify(gunzip);

/**
 * Reads a file of drawn digits, gzipped or not.
 * @throws CommandError that says what is wrong with it.
 */
export async function readDrawings(path: string): Promise<Drawing[]> {
  return parseDrawings(path, await readText(path));
}

/** @throws CommandError that says where the text is not what it should be. */
export function parseDrawings(path: string, text: string): Drawing[] {
  const checked = v.safeParse(Drawings, parseJson(path, text), { abortEarly: true });
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const place = v.getDotPath(issue);
  throw new CommandError(
    `${path} is no file of drawn digits: ${issue.message}${place === null ? '' : ` at ${place}`}.`,
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${path} is no JSON: ${(error as Error).message}.`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw new CommandError(`${path} is too large: ${size} bytes.`);
    const bytes = await readFile(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isGzip ? await unzip(bytes, { maxOutputLength: LARGEST_CONTENT }) : bytes).toString();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandError(`${path} cannot be read (${code ?? message}).`);
  }
}
