import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { expect, test } from './with-model.ts';

const REAL_STROKES = resolve(
  import.meta.dirname,
  '../../../shared/data/strokes/pendigits-train.json.gz',
);

test('reads a digit of each class from real strokes', async ({ launch }) => {
  test.skip(!existsSync(REAL_STROKES), 'no ../shared');
  const samples = JSON.parse(gunzipSync(await readFile(REAL_STROKES)).toString()) as {
    label: number;
    strokes: Stroke[];
  }[];
  const { page } = await launch();

  // One sample a class may be a hard one; of three the majority must be read.
  for (let label = 0; label < 10; label++) {
    const ofClass = samples.filter((sample) => sample.label === label).slice(0, 3);
    const answers: number[] = [];
    for (const { strokes } of ofClass) {
      await page.getByTestId('clear').click();
      await drawStrokes(page, strokes);
      answers.push((await readAnswer(page)).digit);
      if (answers.filter((answer) => answer === label).length === 2) break;
    }
    const right = answers.filter((answer) => answer === label).length;
    expect(right, `samples of ${label} were read as ${answers.join(', ')}`).toBe(2);
  }
});
