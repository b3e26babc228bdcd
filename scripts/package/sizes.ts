import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

const MB = 1e6;

/** What the parts of an unpacked app weigh; the first part that a path begins with counts. */
const PARTS: readonly (readonly [name: string, start: string])[] = [
  ["TensorFlow's library and addon", 'resources/app.asar.unpacked'],
  ['the app and its modules', 'resources/app.asar'],
  ['starter digits and icon', 'resources'],
  ["Chromium's words in other languages", 'locales'],
  ['Electron', ''],
];

/** Prints what an unpacked app and its package weigh, in bytes of files; links weigh nothing. */
export async function printSizes(unpacked: string, file: string): Promise<void> {
  const sizes = new Map(PARTS.map(([name]) => [name, 0]));
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const place = relative(unpacked, path);
    const [name] = PARTS.find(([, start]) => place.startsWith(start))!;
    sizes.set(name, sizes.get(name)! + (await lstat(path)).size);
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`unpacked ${inMegabytes(total)}, packed ${inMegabytes((await lstat(file)).size)}`);
  for (const [name, size] of sizes) console.log(`  ${inMegabytes(size).padStart(9)}  ${name}`);
  console.log(file);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
