import { join, posix } from 'node:path';
import type { ImportProblem } from '../../../../contract/exchange.ts';
import { classFolders } from '../export/class-folders.ts';
import { type ClassFolder, findClassFolders } from './class-folder-files.ts';
import { countIn } from './image-files.ts';
import type { ImportItem, ImportSource } from './import-source.ts';
import { readAhead } from './read-ahead.ts';
import { decodeImage, type EncodedImage, type ImageProblem, readImage } from './read-image.ts';

/** A picture that is still a file. */
interface ImageFile {
  folder: ClassFolder;
  name: string;
}

/**
 * Digits as PNG or JPEG files in a folder a class, the parts in folders above them if there are
 * any. The classes are in `labels`, whether their pictures can be read or not.
 * @returns null if there are no such folders
 * @throws FailureError `import-failed` (`too-many-classes`, `too-many-samples`)
 */
export async function imageSource(
  folder: string,
  names: readonly string[] | null,
): Promise<ImportSource | null> {
  const problems: ImportProblem[] = [];
  const folders = await findClassFolders(folder, problems);
  if (folders.length === 0) return null;
  const known = names && namesByFolder(names, folders);
  const labelOf = ({ name }: ClassFolder) => known?.get(name) ?? name;
  return {
    format: 'images',
    names: known ? names : null,
    labels: [...new Set(folders.map(labelOf))],
    count: folders.reduce((sum, { images }) => sum + images.length, 0),
    hasTestPart: new Set(folders.map(({ part }) => part)).size === 2,
    problems,
    async *items({ spread }) {
      const files = spread ? inTurn(folders) : inOrder(folders);
      const contents = readAhead(files, ({ folder: { path }, name }) =>
        readImage(join(path, name)),
      );
      for await (const { entry, content } of contents) {
        yield itemOf(entry, content, labelOf(entry.folder));
      }
    },
  };
}

function itemOf(
  { folder, name }: ImageFile,
  content: EncodedImage | ImageProblem,
  label: string,
): ImportItem {
  const where = posix.join(folder.where, name);
  const decoded = 'code' in content ? content : decodeImage(content);
  return 'code' in decoded
    ? { where, ...decoded }
    : { ...decoded, part: folder.part, label, where };
}

/** An export cannot call a folder "T-shirt/top"; null if the names are of other folders. */
function namesByFolder(
  names: readonly string[],
  folders: readonly ClassFolder[],
): Map<string, string> | null {
  const made = classFolders(names);
  const known = new Map(names.map((name, place) => [made[place]!, name]));
  return folders.every(({ name }) => known.has(name)) ? known : null;
}

/** One of each class, then the next of each. */
function* inTurn(folders: readonly ClassFolder[]): Generator<ImageFile> {
  const longest = folders.reduce((most, { images }) => Math.max(most, images.length), 0);
  for (let place = 0; place < longest; place++) {
    for (const folder of folders) {
      const name = folder.images[place];
      if (name !== undefined) yield { folder, name };
    }
  }
}

/**
 * A part after the other, by the numbers in the files' names across all classes: what an export
 * numbered comes back in its order.
 */
function* inOrder(folders: readonly ClassFolder[]): Generator<ImageFile> {
  for (const part of ['train', 'test', null]) {
    const heads = folders
      .filter((folder) => folder.part === part)
      .map((folder) => ({ folder, place: 0, count: countIn(folder.images[0]!) }));
    while (heads.length > 0) {
      let first = 0;
      heads.forEach(({ count }, index) => {
        if (count < heads[first]!.count) first = index;
      });
      const head = heads[first]!;
      yield { folder: head.folder, name: head.folder.images[head.place]! };
      head.place++;
      const next = head.folder.images[head.place];
      if (next === undefined) heads.splice(first, 1);
      else head.count = countIn(next);
    }
  }
}
