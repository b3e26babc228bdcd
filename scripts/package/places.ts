import { resolve } from 'node:path';
import { ROOT } from '../root.ts';

export const DIST = resolve(ROOT, 'dist');
/** Where electron-builder leaves the app on Linux before it is packed. */
export const UNPACKED = resolve(DIST, 'linux-unpacked');
/** The program's name there, and that of the Debian package. */
export const PROGRAM = 'digit-studio';
