import { createInUse } from '../engine/dataset/in-use.ts';
import { datasetFolder } from '../files/dataset-folder.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { type Command, CommandError, writeJson, writeLine } from './command.ts';
import { readOneDataset } from './data-arguments.ts';

export const dataRemove: Command = async (args, surroundings) => {
  const { stdout } = surroundings;
  const { name, id, folders, json } = await readOneDataset('data remove', args, surroundings);
  if (id === 'starter') throw new CommandError('The starter digits are built in: they stay.');
  // First, as in the app: what is in use there is never what is being removed.
  const inUse = createInUse(folders.data);
  if ((await inUse.id()) === id) await inUse.change('starter');
  await removeFolder(datasetFolder(id, folders.data));
  if (json) writeJson(stdout, { kind: 'removed', id });
  else writeLine(stdout, `Removed ${name}.`);
};
