import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, train } from './fixture.ts';

test('a damaged model is reported and put aside, and a new one can be trained', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch();
  await first.page.getByTestId('field-epochs').fill('1');
  await train(first.page);
  await first.app.close();
  const weights = (await readdir(join(dataFolder, 'model'))).find((name) => name.endsWith('.bin'));
  await writeFile(join(dataFolder, 'model', weights!), 'damaged');

  const { page } = await launch();
  await expect(page.getByTestId('banner')).toBeVisible();
  expect((await readdir(dataFolder)).some((name) => name.startsWith('model.damaged'))).toBe(true);
  await page.getByTestId('field-epochs').fill('1');
  await train(page);
});
