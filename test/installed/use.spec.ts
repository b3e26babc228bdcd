import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';
import { train } from '../app/fixture.ts';
import { expect, test } from './fixture.ts';

const DRAWN = [2, 3, 7];

async function trainAndDraw({ page }: RunningApp): Promise<void> {
  await train(page);
  expect(await page.getByTestId('test-result').innerText()).toMatch(/9\d/);
  for (const digit of DRAWN) {
    await page.keyboard.press('Escape');
    await drawStrokes(page, demoDigits[digit]!);
    expect((await readAnswer(page)).digit).toBe(digit);
  }
}

test('the Debian package trains and reads in an empty home, and leaves its own folder alone', async ({
  launch,
  installed,
  home,
}) => {
  const before = await readdir(installed.folder, { recursive: true });
  const running = await launch(installed);
  await trainAndDraw(running);
  expect(await readdir(join(home, '.config'))).toContain('Digit Studio');
  const after = await readdir(installed.folder, { recursive: true });
  expect(after.filter((file) => !before.includes(file))).toEqual(['digit-studio-drivable']);
});

test('the unpacked folder does too, with its data where --user-data-dir says', async ({
  launch,
  unpacked,
  home,
}) => {
  const data = join(home, 'elsewhere');
  await trainAndDraw(await launch(unpacked, data));
  expect(await readdir(join(data, 'models'))).not.toHaveLength(0);
  expect(await readdir(home)).not.toContain('.config');
});
