import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeFailure } from '../files/write-failure.ts';
import { folderOf } from '../engine/dataset/dataset-source.ts';
import { type Command, CommandError, UsageError, writeJson, writeLine } from './command.ts';
import { dataFolder } from './data-folder.ts';
import { requireId } from './find-dataset.ts';

const OPTIONS = {
  'user-data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const dataRemove: Command = async (args, { resources, stdout }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError('data remove: which dataset?');
  const folders = { resources, data: dataFolder(values['user-data-dir']) };
  const id = await requireId(name, folders);
  if (id === 'starter') throw new CommandError('The starter digits are built in: they stay.');
  const folder = folderOf(id, folders.data);
  await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
    throw writeFailure(error, folder);
  });
  if (values.json) writeJson(stdout, { kind: 'removed', id });
  else writeLine(stdout, `Removed ${name}.`);
};
