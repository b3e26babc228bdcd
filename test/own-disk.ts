import { execFileSync } from 'node:child_process';

/** Why a test without a disk of its own is skipped. */
export const NO_DISK = 'only root may mount a disk, and in a container not always';

/** Makes a folder a small disk in memory; false where this user may not. */
export function mountDisk(folder: string, size: string): boolean {
  return mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
}

/** Makes a folder with all that is in it one that can only be read; false where this user may not. */
export function mountReadOnly(folder: string): boolean {
  return mount('--bind', folder, folder) && mount('-o', 'remount,ro,bind', folder);
}

/** Makes a file one that nothing can be renamed onto; false where this user may not. */
export function holdFile(file: string, by: string): boolean {
  return mount('--bind', by, file);
}

export function unmount(path: string): void {
  execFileSync('/usr/bin/umount', [path]);
}

function mount(...args: string[]): boolean {
  try {
    execFileSync('/usr/bin/mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
