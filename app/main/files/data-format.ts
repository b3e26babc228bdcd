import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { FailureError } from '../../contract/failures.ts';
import { writeAtomically } from './atomic-write.ts';
import { makeFolder } from './make-folder.ts';

/** To be raised with every change of the data folder that an app before it would not understand. */
export const DATA_FORMAT = 1;

const FILE = 'data-format.json';
const DataFormat = v.object({ format: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * Refuses a data folder in which a newer app has been: what an app takes for damaged it puts aside,
 * and what it does not know it would lose. A folder without a mark, or with a damaged one, is ours.
 * @throws FailureError `data-newer`
 */
export async function requireKnownData(folder: string): Promise<void> {
  await knownFormat(folder);
}

/**
 * As requireKnownData, and marks the folder for those who come later.
 * @throws FailureError also `disk-full` or `not-writable`
 */
export async function claimData(folder: string): Promise<void> {
  if ((await knownFormat(folder)) === DATA_FORMAT) return;
  await makeFolder(folder);
  await writeAtomically(join(folder, FILE), JSON.stringify({ format: DATA_FORMAT }));
}

async function knownFormat(folder: string): Promise<number> {
  const format = await markedFormat(folder);
  if (format <= DATA_FORMAT) return format;
  throw new FailureError({ code: 'data-newer', path: folder, format, known: DATA_FORMAT });
}

/** 0 where there is no mark that can be read. */
async function markedFormat(folder: string): Promise<number> {
  try {
    return v.parse(DataFormat, JSON.parse(await readFile(join(folder, FILE), 'utf8'))).format;
  } catch {
    return 0;
  }
}
