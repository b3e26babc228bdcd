import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import * as v from 'valibot';
import { ClassNames } from '../../../../contract/dataset.ts';
import { systemCode } from '../../../files/write-failure.ts';

/** The file in which an export keeps the names of its classes, one a line, in their order. */
export const CLASS_LIST = 'classes.txt';

const LONGEST_LIST = 64 * 1024; /* bytes */

/** Reads the names of classes; null if there is no such file or no such list in it. */
export async function readClassList(path: string): Promise<string[] | null> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(LONGEST_LIST), 0, LONGEST_LIST, 0);
      const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
      const names = lines.map((line) => line.trim()).filter((line) => line !== '');
      const isList = v.is(ClassNames, names) && new Set(names).size === names.length;
      return isList ? names : null;
    } finally {
      await file.close();
    }
  } catch (error) {
    // Classes can do without the list: numbers and folders have names too.
    if (systemCode(error) !== undefined) return null;
    throw error;
  }
}

/** The content of that file. */
export function encodeClassList(classes: readonly string[]): string {
  return classes.map((name) => `${oneLine(name)}\n`).join('');
}

/** A name without what would end its line. */
export function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
