import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, startOn, test as base, train } from './fixture.ts';

/** The app with a model that was trained once, for tests that are not about training. */
export const test = base.extend<object, { trainedFolder: string }>({
  trainedFolder: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
      const { app, page } = await startOn(folder);
      await train(page);
      await app.close();
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  dataFolder: async ({ dataFolder, trainedFolder }, use) => {
    await cp(join(trainedFolder, 'models'), join(dataFolder, 'models'), { recursive: true });
    await use(dataFolder);
  },
});

export { expect };
