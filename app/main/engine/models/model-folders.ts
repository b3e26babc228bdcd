import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ModelId } from '../../../contract/models.ts';
import { systemCode } from '../../files/write-failure.ts';

/** The folder of all models among a person's data. */
export function modelsFolder(data: string): string {
  return join(data, 'models');
}

/** Where deleted models wait to be taken back. */
export function binFolder(data: string): string {
  return join(modelsFolder(data), 'bin');
}

export function newModelId(): ModelId {
  return `model-${randomBytes(6).toString('hex')}`;
}

/** The models in a folder; none where there is no folder. */
export async function modelIdsIn(folder: string): Promise<ModelId[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name): name is ModelId => v.is(ModelId, name));
}
