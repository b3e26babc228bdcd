import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** All that is in a folder, by path: what it is, when it was changed, and a hash of what is in it. */
export async function contentOf(
  folder: string,
  except: readonly string[],
): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (except.some((left) => path === left || !relative(left, path).startsWith('..'))) continue;
    const { mtimeMs } = await stat(path);
    content[relative(folder, path)] = entry.isFile()
      ? `${mtimeMs} ${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}`
      : `${mtimeMs} folder`;
  }
  return content;
}
