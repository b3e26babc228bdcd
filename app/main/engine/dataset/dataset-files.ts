import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../../../contract/failures.ts';

/** The two sets of a dataset, by the names MNIST's files have. */
export type Part = 'train' | 't10k';

export interface PartFiles {
  images: string;
  labels: string;
}

/**
 * Finds the images and labels of a part in a folder, gzipped or not, spelled with a hyphen as on
 * the download page or with a dot as `gunzip -N` unpacks them.
 * @throws FailureError `dataset-missing` with the path of what is not there.
 */
export async function findPart(folder: string, part: Part): Promise<PartFiles> {
  if (!(await exists(folder))) throw missing(folder);
  return {
    images: await findFile(folder, `${part}-images`, 'idx3-ubyte'),
    labels: await findFile(folder, `${part}-labels`, 'idx1-ubyte'),
  };
}

async function findFile(folder: string, stem: string, format: string): Promise<string> {
  const spellings = [
    `${stem}-${format}.gz`,
    `${stem}-${format}`,
    `${stem}.${format}.gz`,
    `${stem}.${format}`,
  ];
  for (const name of spellings) {
    const path = join(folder, name);
    if (await exists(path)) return path;
  }
  throw missing(join(folder, spellings[0]!));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function missing(path: string): FailureError {
  return new FailureError({ code: 'dataset-missing', path });
}
