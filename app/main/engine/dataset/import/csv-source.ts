import { basename } from 'node:path';
import * as v from 'valibot';
import { CLASS_LIMIT, Name, type Part } from '../../../../contract/dataset.ts';
import { GRID_PIXELS, GRID_SIDE } from '../../../../contract/digit.ts';
import type { ImportItem, ImportSource } from './import-source.ts';
import { csvLines } from './csv-lines.ts';
import { isCsvHeader, parseCsvLine } from './parse-csv-line.ts';
import { partOfName } from './part-of-name.ts';

/** Characters that no name has: of control, and the one that stands for bytes that are no text. */
const STRANGE = /[\p{Cc}\ufffd]/u;

/** Digits in CSV files: a label and 784 values a line, with or without a first line of names. */
export function csvSource(files: readonly string[], names: readonly string[] | null): ImportSource {
  // One file alone is split, whatever it is called.
  const parts = files.map((path) => (files.length > 1 ? partOfName(basename(path)) : null));
  return {
    format: 'csv',
    names,
    labels: [],
    count: null,
    hasTestPart: parts.includes('test'),
    problems: [],
    async *items() {
      for (const [index, path] of files.entries()) yield* itemsIn(path, parts[index]!, names);
    },
  };
}

async function* itemsIn(
  path: string,
  part: Part | null,
  names: readonly string[] | null,
): AsyncGenerator<ImportItem> {
  const pixels = new Uint8Array(GRID_PIXELS);
  for await (const { line, bytes } of csvLines(path)) {
    const where = `${basename(path)}:${line}`;
    if (bytes === null) {
      yield { where, code: 'wrong-length', detail: '' };
      continue;
    }
    if (line === 1 && isCsvHeader(bytes)) continue;
    const parsed = parseCsvLine(bytes, pixels);
    if (typeof parsed !== 'string') {
      yield { where, ...parsed };
      continue;
    }
    const label = labelIn(parsed, names);
    if (label === null) yield { where, code: 'label-strange', detail: parsed };
    else yield { part, label, width: GRID_SIDE, height: GRID_SIDE, pixels, where };
  }
}

/** A name, or a whole number in one spelling; null for what can be no class. */
function labelIn(text: string, names: readonly string[] | null): string | null {
  if (names?.includes(text)) return text;
  const number = /^(\d+)(?:\.0+)?$/.exec(text)?.[1];
  if (number !== undefined) return Number(number) < CLASS_LIMIT ? String(Number(number)) : null;
  return v.is(Name, text) && !STRANGE.test(text) ? text : null;
}
