import { parseArgs } from 'node:util';
import type { DatasetId } from '../../contract/dataset.ts';
import type { Folders } from '../engine/dataset/catalogue-entry.ts';
import { type Surroundings, UsageError } from './command.ts';
import { dataFolder } from './data-folder.ts';
import { requireId } from './find-dataset.ts';

/** What every command understands that works with datasets. */
export const DATA_OPTIONS = {
  'user-data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Where datasets are, as DATA_OPTIONS say. */
export function dataFolders(
  values: { 'user-data-dir'?: string | undefined },
  { resources }: Pick<Surroundings, 'resources'>,
): Folders {
  return { resources, data: dataFolder(values['user-data-dir']) };
}

interface OneDataset {
  name: string;
  id: DatasetId;
  folders: Folders;
  json: boolean;
}

/**
 * The one dataset of the app's that a command is about.
 * @throws UsageError without a name or with several, CommandError if there is no such dataset
 */
export async function readOneDataset(
  command: string,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<OneDataset> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: DATA_OPTIONS,
    allowPositionals: true,
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError(`${command}: which dataset?`);
  const folders = dataFolders(values, surroundings);
  return { name, id: await requireId(name, folders), folders, json: values.json };
}
