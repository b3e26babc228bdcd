import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { ImportProblem } from '../../../../contract/exchange.ts';
import { CLASS_LIST, readClassList } from './class-list.ts';
import { csvSource } from './csv-source.ts';
import { pairIdxFiles } from './idx-pairs.ts';
import { idxSource } from './idx-source.ts';
import { type IdxFile, openIdx } from './idx-stream.ts';
import { imageSource } from './image-source.ts';
import { importFailure, readFailure } from './import-failure.ts';
import type { ImportSource } from './import-source.ts';

const IDX_NAME = /idx[1-4]|ubyte/i;
const CSV_ENDINGS = ['.csv', '.tsv', '.txt'];
/** More IDX files, or tables, than this in a folder are no dataset. */
const MOST_FILES = 64;

/**
 * Finds out what there is to import in a folder or in some files: IDX files, folders of pictures,
 * or CSV files, the first of these that is there.
 * @throws FailureError `import-failed` (`nothing-found`, `damaged`, `too-many-classes`,
 *   `too-many-samples`, `nothing-readable`), `not-readable`
 */
export async function findSource(paths: readonly string[]): Promise<ImportSource> {
  const [first = ''] = paths;
  const found =
    paths.length === 1 && (await isFolder(first)) ? await inFolder(first) : await inFiles(paths);
  if (found === null) throw importFailure('nothing-found', first);
  return found;
}

/** A name for the dataset, of what was chosen. */
export function suggestedName(paths: readonly string[]): string {
  const path = resolve(paths[0] ?? '');
  const name = basename(path)
    .replace(/\.(gz|csv|tsv|txt)$/i, '')
    .replace(/[-_.]?(images|labels)?[-.]idx\d-ubyte$/i, '');
  return (
    name
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 60)
      .trim() || 'digits'
  );
}

async function inFolder(folder: string): Promise<ImportSource | null> {
  const { files, links } = await filesIn(folder);
  const classes = await readClassList(join(folder, CLASS_LIST));
  const idx: IdxFile[] = [];
  for (const path of files.filter((file) => IDX_NAME.test(basename(file))).slice(0, MOST_FILES)) {
    const file = await openIdx(path);
    if (!file) throw importFailure('damaged', path);
    idx.push(file);
  }
  const pairs = pairIdxFiles(idx, folder);
  if (pairs.length > 0) return { ...(await idxSource(pairs, classes)), problems: links };
  const images = await imageSource(folder, classes);
  if (images) return images;
  const tables = files.filter((path) => extname(path).toLowerCase() === '.csv');
  if (tables.length === 0 || tables.length > MOST_FILES) return null;
  return { ...csvSource(tables, classes), problems: links };
}

async function inFiles(paths: readonly string[]): Promise<ImportSource | null> {
  const list = paths.find((path) => basename(path) === CLASS_LIST);
  const classes = list === undefined ? null : await readClassList(list);
  const others = paths.filter((path) => path !== list);
  if (others.length > MOST_FILES) return null;
  const idx: IdxFile[] = [];
  const tables: string[] = [];
  for (const path of others) {
    const file = (await isFolder(path)) ? null : await openIdx(path);
    if (file) idx.push(file);
    else if (CSV_ENDINGS.includes(extname(path).toLowerCase())) tables.push(path);
  }
  const pairs = pairIdxFiles(idx, paths[0] ?? '');
  if (pairs.length > 0) return idxSource(pairs, classes);
  const strange = others.find((path) => IDX_NAME.test(basename(path)));
  if (strange !== undefined && idx.length === 0) throw importFailure('damaged', strange);
  return tables.length > 0 ? csvSource(tables, classes) : null;
}

/** The plain files in a folder. Links are not followed, since they may lead anywhere. */
async function filesIn(folder: string): Promise<{ files: string[]; links: ImportProblem[] }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const shown = entries.filter(({ name }) => !name.startsWith('.'));
    const files = shown.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
    const links = shown.filter((entry) => entry.isSymbolicLink());
    return {
      files: files.sort(),
      links: links.map(({ name }) => ({ where: name, code: 'not-readable', detail: 'link' })),
    };
  } catch (error) {
    throw readFailure(error, folder);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw readFailure(error, path);
  }
}
