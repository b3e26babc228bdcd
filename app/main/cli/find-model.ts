import { resolve } from 'node:path';
import * as v from 'valibot';
import { type LibraryModel, ModelId } from '../../contract/models.ts';
import { createLibrary, type ModelLibrary } from '../engine/models/library.ts';
import { CommandError } from './command.ts';

/** The app's models, as far as they can be read. */
export function openLibrary(data: string): ModelLibrary {
  const nothing = () => undefined;
  return createLibrary({ data, announce: nothing, report: nothing, tidies: false });
}

/**
 * A model of the app's by its identifier or its name.
 * @throws CommandError if there is none, or several
 */
export async function requireModel(name: string, library: ModelLibrary): Promise<LibraryModel> {
  const { models } = await library.list();
  const found = models.filter(({ id, summary }) => id === name || summary.name === name);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    throw new CommandError(`There is no model "${name}". "models list" shows those there are.`);
  }
  const ids = found.map(({ id }) => id).join(', ');
  throw new CommandError(`Several models are called "${name}": name one of ${ids}.`);
}

/** The folder of a model: one of the app's by identifier or name, or the folder itself. */
export async function findModelFolder(name: string, data: string): Promise<string> {
  const library = openLibrary(data);
  const { models } = await library.list();
  const isOurs = v.is(ModelId, name) || models.some(({ summary }) => summary.name === name);
  return isOurs ? library.folderOf((await requireModel(name, library)).id) : resolve(name);
}
