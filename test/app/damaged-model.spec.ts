import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { train } from './fixture.ts';
import { expect, test } from './with-model.ts';

test('a damaged model is reported and put aside, and a new one can be trained', async ({
  launch,
  dataFolder,
}) => {
  const models = join(dataFolder, 'models');
  const [id] = (await readdir(models)).filter((name) => name.startsWith('model-'));
  const weights = (await readdir(join(models, id!))).find((name) => name.startsWith('weights-'));
  await writeFile(join(models, id!, weights!), 'damaged');

  const { page } = await launch();
  await expect(page.getByTestId('banner')).toBeVisible();
  expect((await readdir(models)).some((name) => name.startsWith(`${id}.damaged`))).toBe(true);
  await page.getByTestId('field-epochs').fill('1');
  await train(page);
});
