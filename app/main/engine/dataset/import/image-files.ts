import { opendir } from 'node:fs/promises';
import { posix } from 'node:path';
import { type ImportProblem, MOST_OWN_SAMPLES } from '../../../../contract/exchange.ts';
import { systemCode } from '../../../files/write-failure.ts';
import { importFailure } from './import-failure.ts';

const IMAGE_NAME = /\.(png|jpe?g)$/i;
/** What systems leave in folders. */
const HIDDEN_NAME = /^(\..*|thumbs\.db|desktop\.ini|__macosx)$/i;

/** What a folder has in it; names, in the order in which people count. */
export interface FolderContent {
  images: string[];
  folders: string[];
  others: string[];
}

/**
 * Looks into one folder. Links are not followed, since they may lead anywhere.
 * @param where what the folder is called in problems
 * @throws FailureError `import-failed` (`too-many-samples`)
 */
export async function lookInto(
  folder: string,
  where: string,
  problems: ImportProblem[],
): Promise<FolderContent> {
  const content: FolderContent = { images: [], folders: [], others: [] };
  try {
    for await (const entry of await opendir(folder, { bufferSize: 512 })) {
      const { name } = entry;
      if (HIDDEN_NAME.test(name)) continue;
      if (entry.isSymbolicLink()) {
        problems.push({ where: posix.join(where, name), code: 'not-readable', detail: 'link' });
      } else if (entry.isDirectory()) content.folders.push(name);
      else if (entry.isFile() && IMAGE_NAME.test(name)) content.images.push(name);
      else content.others.push(name);
      if (content.images.length + content.others.length > MOST_OWN_SAMPLES) {
        throw importFailure('too-many-samples', folder);
      }
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    problems.push({ where, code: 'not-readable', detail: code });
  }
  return {
    images: sortByNumber(content.images),
    folders: content.folders.sort(),
    others: content.others.sort(),
  };
}

/** The last number in a name is what files are counted by: "digit_10.png" comes after "digit_9.png". */
export function countIn(name: string): number {
  return Number(/(\d{1,15})\D*$/.exec(name.replace(IMAGE_NAME, ''))?.[1] ?? -1);
}

function sortByNumber(names: string[]): string[] {
  const counted = names.map((name) => ({ name, count: countIn(name) }));
  counted.sort((a, b) => a.count - b.count || (a.name < b.name ? -1 : 1));
  return counted.map(({ name }) => name);
}
