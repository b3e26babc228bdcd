import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import type { Entry } from 'yauzl';
import { SetupError } from './setup-error.ts';

const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/**
 * Unpacks a zip archive. `place` gives each entry its path below the folder, or undefined to leave
 * it out. Permissions and symbolic links are kept.
 */
export async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = place(entry.fileName);
      if (name === undefined) continue;
      const target = inside(folder, name);
      if (entry.fileName.endsWith('/')) await mkdir(target, { recursive: true });
      else await unpackFile(entry, await zip.openReadStreamPromise(entry), target, folder);
    }
  } finally {
    zip.close();
  }
}

async function unpackFile(
  entry: Entry,
  content: Readable,
  target: string,
  folder: string,
): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & TYPE_MASK) === SYMLINK) {
    const aim = (await buffer(content)).toString('utf8');
    inside(folder, path.relative(folder, path.resolve(path.dirname(target), aim)));
    await symlink(aim, target);
    return;
  }
  await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
}

function inside(folder: string, name: string): string {
  const target = path.resolve(folder, name);
  if (target === folder || target.startsWith(folder + path.sep)) return target;
  throw new SetupError(
    `The archive has an entry that points outside of it (${name}); it is not used.`,
  );
}
