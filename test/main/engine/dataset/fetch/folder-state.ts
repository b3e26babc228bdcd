import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { lookAtContent } from '../../../../../app/main/engine/dataset/fetch/look-at-content.ts';
import { verifyContent } from '../../../../../app/main/engine/dataset/fetch/verify-content.ts';
import { readStored } from '../../../../../app/main/engine/dataset/stored-dataset.ts';
import type { SmallDataset } from './small-dataset.ts';

/** Expects that the folder holds the dataset and nothing else, and says so. */
export async function expectWhole(folder: string, { known }: SmallDataset): Promise<void> {
  expect(await verifyContent(folder, known.files)).toBeNull();
  expect(await readStored(folder)).toMatchObject({
    name: known.name,
    trainCount: known.trainCount,
  });
  const names = [...known.files.map(({ name }) => name), 'dataset.json'];
  expect((await readdir(folder)).sort()).toEqual(names.sort());
}

/** Expects that nothing in the folder could pass for the dataset. */
export async function expectNotWhole(folder: string, dataset: SmallDataset): Promise<void> {
  expect(await lookAtContent(folder, dataset.known.files)).not.toBeNull();
  expect(await readStored(folder)).toBeNull();
  await expectNothingWrong(folder, dataset);
}

/** Expects that each file under a final name is right, or not there. */
export async function expectNothingWrong(
  folder: string,
  { contents }: SmallDataset,
): Promise<void> {
  for (const [name, content] of contents) {
    const found = await readFile(join(folder, name)).catch(() => content);
    if (!found.equals(content)) expect.fail(`${name} is wrong`);
  }
}

/** Puts those files of the dataset into the folder that are wanted, as an earlier fetch would. */
export async function putContents(
  folder: string,
  { contents }: SmallDataset,
  isWanted: (name: string) => boolean = () => true,
): Promise<void> {
  for (const [name, content] of contents) {
    if (isWanted(name)) await writeFile(join(folder, name), content);
  }
}
