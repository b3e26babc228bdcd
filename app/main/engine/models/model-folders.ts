import { join } from 'node:path';
import * as v from 'valibot';
import { ModelId } from '../../../contract/models.ts';
import { namesIn } from '../../files/names-in.ts';

/** The folder of all models among a person's data. */
export function modelsFolder(data: string): string {
  return join(data, 'models');
}

/** Where deleted models wait to be taken back. */
export function binFolder(data: string): string {
  return join(modelsFolder(data), 'bin');
}

/** The models in a folder; none where there is no folder. */
export async function modelIdsIn(folder: string): Promise<ModelId[]> {
  const names = await namesIn(folder);
  return names.filter((name): name is ModelId => v.is(ModelId, name));
}
