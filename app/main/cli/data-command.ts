import { type Command, UsageError } from './command.ts';
import { dataExport } from './data-export.ts';
import { dataFetch } from './data-fetch.ts';
import { dataImport } from './data-import.ts';
import { dataList } from './data-list.ts';
import { dataRemove } from './data-remove.ts';
import { dataVerify } from './data-verify.ts';

const commands = new Map<string, Command>([
  ['list', dataList],
  ['fetch', dataFetch],
  ['verify', dataVerify],
  ['import', dataImport],
  ['export', dataExport],
  ['remove', dataRemove],
]);

export const dataCommand: Command = async ([name = '', ...args], surroundings) => {
  const command = commands.get(name);
  if (command) return command(args, surroundings);
  throw new UsageError(`data ${[...commands.keys()].join('|')}: which of these?`);
};
