import { join, relative, sep } from 'node:path';

/** The file under `folder` that an address names, or null if it names something outside. */
export function fileOfAddress(folder: string, address: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  // Backslashes are separators on Windows only; no file of ours has one in its name.
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path);
  const inside = relative(folder, file);
  const isInside = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`);
  return isInside ? file : null;
}
