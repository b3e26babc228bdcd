import { join, posix } from 'node:path';
import * as v from 'valibot';
import { CLASS_LIMIT, Name, type Part } from '../../../../contract/dataset.ts';
import { type ImportProblem, MOST_OWN_SAMPLES } from '../../../../contract/exchange.ts';
import { type FolderContent, lookInto } from './image-files.ts';
import { importFailure } from './import-failure.ts';
import { partOfName } from './part-of-name.ts';

/** The pictures in the folder of one class. */
export interface ClassFolder {
  part: Part | null;
  /** The folder's own name. */
  name: string;
  path: string;
  where: string;
  images: string[];
}

const PART_FOLDER = /^(train|training|test|testing|t10k)$/i;

/**
 * Finds the folders of classes, below those of the parts if there are any.
 * @returns those that have pictures; none if this is no such folder
 * @throws FailureError `import-failed` (`too-many-classes`, `too-many-samples`)
 */
export async function findClassFolders(
  folder: string,
  problems: ImportProblem[],
): Promise<ClassFolder[]> {
  const root = await lookInto(folder, '', problems);
  const inParts: ClassFolder[] = [];
  const beside: string[] = [];
  for (const name of root.folders) {
    const part = PART_FOLDER.test(name) ? partOfName(name) : null;
    const content = part && (await lookInto(join(folder, name), name, problems));
    if (!content || content.folders.length === 0) beside.push(name);
    else inParts.push(...(await classFoldersIn(join(folder, name), name, part, content, problems)));
  }
  const found =
    inParts.length > 0 ? inParts : await classFoldersIn(folder, '', null, root, problems);
  if (found.length === 0) return [];
  if (inParts.length > 0) {
    noteOutside([...beside, ...root.images], '', problems);
  }
  checkLimits(found, folder);
  return found;
}

async function classFoldersIn(
  folder: string,
  where: string,
  part: Part | null,
  content: FolderContent,
  problems: ImportProblem[],
): Promise<ClassFolder[]> {
  const found: ClassFolder[] = [];
  const noted: ImportProblem[] = [];
  for (const name of content.folders) {
    const path = join(folder, name);
    const here = posix.join(where, name);
    const { images, folders, others } = await lookInto(path, here, noted);
    noteOutside(folders, here, noted);
    for (const other of others) {
      noted.push({ where: posix.join(here, other), code: 'not-an-image', detail: '' });
    }
    if (images.length === 0) continue;
    if (v.is(Name, name)) found.push({ part, name, path, where: here, images });
    else noted.push({ where: here, code: 'label-strange', detail: '' });
  }
  // Without classes this is something else, and nothing in it is out of place.
  if (found.length === 0) return [];
  problems.push(...noted);
  noteOutside(content.images, where, problems);
  return found;
}

function noteOutside(names: readonly string[], where: string, problems: ImportProblem[]): void {
  for (const name of names) {
    problems.push({ where: posix.join(where, name), code: 'not-in-a-class', detail: '' });
  }
}

function checkLimits(found: readonly ClassFolder[], folder: string): void {
  const classes = new Set(found.map(({ name }) => name)).size;
  if (classes > CLASS_LIMIT) throw importFailure('too-many-classes', folder, String(classes));
  const count = found.reduce((sum, { images }) => sum + images.length, 0);
  if (count > MOST_OWN_SAMPLES) throw importFailure('too-many-samples', folder, String(count));
}
