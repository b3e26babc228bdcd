import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODEL_FILE_ENDING } from '../contract/models.ts';

/**
 * The model files among the arguments of a command line that was given in `folder`, as paths or, as
 * Linux desktops have them, addresses. All else that a command line has is not for us.
 */
export function modelFilesOf(args: readonly string[], folder: string): string[] {
  return args
    .filter((argument) => !argument.startsWith('-'))
    .filter((argument) => extname(argument).toLowerCase() === `.${MODEL_FILE_ENDING}`)
    .map((argument) => pathOf(argument, folder))
    .filter((path) => path !== null)
    .filter(isFile);
}

function pathOf(argument: string, folder: string): string | null {
  if (!argument.startsWith('file:')) return resolve(folder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    // On another computer, or no address at all.
    return null;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Whatever it is, it cannot be opened: a crafted argument must not keep the app from starting.
    return false;
  }
}
