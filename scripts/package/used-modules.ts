import { execFile } from 'node:child_process';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../root.ts';

const MODULES = resolve(ROOT, 'node_modules');
const LICENCE = /^(licen[cs]e|copying|notice)/i;

interface UsedModules {
  /** What to take along, as patterns from the project's folder. */
  files: string[];
  /** The packages that these are of. */
  folders: string[];
}

/**
 * The files of node_modules that the packed app needs: those that are loaded with TensorFlow, the
 * native addon and library, and of each package its description. Of 270 MB of modules these are 9.
 */
export async function usedModules(): Promise<UsedModules> {
  const loaded = await loadedFiles();
  const folders = [...new Set(loaded.map(packageOf))].sort();
  const described = folders.map((folder) => join(folder, 'package.json'));
  return {
    files: [
      ...[...loaded, ...described].map(patternOf),
      'node_modules/@tensorflow/tfjs-node/lib/**',
      'node_modules/@tensorflow/tfjs-node/deps/lib/**',
    ],
    folders,
  };
}

/**
 * Wherever its package lies: electron-builder builds a tree of its own, in which another version
 * than here may be at the top.
 */
function patternOf(file: string): string {
  const folder = packageOf(file);
  const name = relative(modulesAround(folder), file);
  return `**/node_modules/${name.split(sep).join('/')}`;
}

/** Whether a file of a package has its licence. */
export function isLicence(name: string): boolean {
  return LICENCE.test(name);
}

/** In a process of its own: what loads TensorFlow does not pack. */
async function loadedFiles(): Promise<string[]> {
  const script = join(import.meta.dirname, 'print-loaded.cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: ROOT });
  const files = JSON.parse(stdout) as string[];
  // The addon is in the cache, to which a link leads; it is named by its folder.
  return files.filter((file) => file.startsWith(MODULES + sep) && !file.endsWith('.node'));
}

/** The folder of the package that a file belongs to: the last node_modules of its path counts. */
function packageOf(file: string): string {
  const modules = modulesAround(file);
  const [first, second] = relative(modules, file).split(sep);
  return first!.startsWith('@') ? join(modules, first!, second!) : join(modules, first!);
}

function modulesAround(file: string): string {
  return file.slice(0, file.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);
}
