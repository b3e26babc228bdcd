import { setTimeout as sleep } from 'node:timers/promises';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { enginePid, killEngine } from '../../scripts/drive/engine-pid.ts';
import { isAlive } from '../../scripts/drive/is-alive.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { expect, test, train } from './fixture.ts';

test('a killed engine is announced and replaced, and the app goes on', async ({ launch }) => {
  const { app, page } = await launch();
  await page.getByTestId('field-epochs').fill('2');
  await train(page);

  await page.getByTestId('field-epochs').fill('50');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  const killed = await killEngine(app);
  await expect(page.getByTestId('banner')).toBeVisible();
  await expect(page.locator('[data-kind="engine-back"]')).toBeVisible();
  expect(await enginePid(app)).not.toBe(killed);

  // The model of the first run is there, and training can start again.
  await drawStrokes(page, demoDigits[4]!);
  await readAnswer(page);
  await page.getByTestId('field-epochs').fill('1');
  await train(page);
});

test('a training whose plug is pulled goes on from its checkpoint', async ({ launch }) => {
  const { page } = await launch();
  await page.getByTestId('field-epochs').fill('50');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  // The first checkpoint is made after an epoch.
  await page.getByTestId('view-confusion').click();
  await expect(page.getByTestId('evaluation-progress')).toContainText(/Epoch ([2-9]|\d\d)/, {
    timeout: 30_000,
  });
  await page.getByTestId('plug-button').click();
  await page.getByTestId('plug-yes').click();
  await expect(page.getByTestId('interrupted')).toBeVisible({ timeout: 20_000 });
  await page.getByTestId('resume-run').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  await page.getByTestId('stop-button').click();
  await page.getByTestId('test-result').waitFor();
  await expect(page.getByTestId('interrupted')).toBeHidden();
});

test('three deaths in a minute end the restarts, with a button to go on', async ({ launch }) => {
  const { app, page } = await launch();
  for (let death = 0; death < 3; death++) {
    await expect.poll(() => enginePid(app)).toBeDefined();
    await killEngine(app);
    await sleep(500);
  }
  await expect(page.getByTestId('restart-engine')).toBeVisible();
  expect(await enginePid(app)).toBeUndefined();

  await page.reload();
  await page.getByTestId('restart-engine').click();
  await page.getByTestId('field-epochs').fill('1');
  await train(page);
});

test('no engine is left behind when the app is closed', async ({ launch }) => {
  const { app } = await launch();
  await expect.poll(() => enginePid(app)).toBeDefined();
  const pid = (await enginePid(app))!;
  await app.close();
  await expect.poll(() => isAlive(pid)).toBe(false);
});
