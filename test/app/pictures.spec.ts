import type { Page } from '@playwright/test';
import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { GreyPicture } from '../../app/core/drawing/grey-picture.ts';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { moveStrokes } from '../../app/core/drawing/transform.ts';
import { PHOTO_KINDS } from '../../scripts/bench/photos/photo-kinds.ts';
import { photoOf } from '../../scripts/bench/photos/photo-of.ts';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { expect, test } from './with-model.ts';

type Format = 'image/png' | 'image/jpeg';

const YEAR = [2, 0, 2, 6];

function year(): Stroke[] {
  return YEAR.flatMap((label, place) => moveStrokes(demoDigits[label]!, place * 115, 0));
}

function fileOf({ width, height, pixels }: GreyPicture, format: Format): string {
  const data = Buffer.alloc(width * height * 4, 255);
  pixels.forEach((level, pixel) => data.fill(level, pixel * 4, pixel * 4 + 3));
  if (format === 'image/jpeg') return encode({ width, height, data }, 80).data.toString('base64');
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data })).toString('base64');
}

/** As the system does it: an event that has the file. */
async function give(page: Page, how: 'paste' | 'drop', photo: GreyPicture, format: Format) {
  const given = { how, format, content: fileOf(photo, format) };
  await page.getByTestId('draw-paper').evaluate((paper, { how, format, content }) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'photo', { type: format }));
    const options = { bubbles: true, cancelable: true };
    paper.dispatchEvent(
      how === 'paste'
        ? new ClipboardEvent('paste', { ...options, clipboardData: data })
        : new DragEvent('drop', { ...options, dataTransfer: data }),
    );
  }, given);
}

async function expectYear(page: Page): Promise<void> {
  for (const [place, label] of YEAR.entries()) {
    await expect(page.getByTestId(`answer-digit-${place}`)).toContainText(`${label}`);
  }
  await expect(page.getByTestId(`answer-digit-${YEAR.length}`)).toHaveCount(0);
}

test('a dropped picture of a number is read, and one of its digits is corrected', async ({
  launch,
}) => {
  const { page } = await launch();
  await give(page, 'drop', photoOf(year(), PHOTO_KINDS.plain), 'image/png');
  await expect(page.getByTestId('photo-grid')).toHaveCount(YEAR.length);
  await page.getByTestId('photo-use').click();
  await expectYear(page);

  await page.getByTestId('answer-digit-3').click();
  await page.getByTestId('correct-6').click();
  await expect(page.getByTestId('correct-6')).toHaveAttribute('aria-pressed', 'true');
  // What was said of one digit was not said of another.
  await page.getByTestId('answer-digit-1').click();
  await expect(page.getByTestId('correct-6')).toHaveAttribute('aria-pressed', 'false');
  await page.getByTestId('answer-digit-3').click();
  await expect(page.getByTestId('correct-6')).toHaveAttribute('aria-pressed', 'true');
});

test('a pasted JPEG of a number off a board is read', async ({ launch }) => {
  const { page } = await launch();
  await give(page, 'paste', photoOf(year(), PHOTO_KINDS.board), 'image/jpeg');
  await expect(page.getByTestId('photo-light-ink')).toBeChecked();
  await page.getByTestId('photo-use').click();
  await expectYear(page);
});

test('a dropped JPEG with a shadow on ruled paper is read; bare paper has no ink', async ({
  launch,
}) => {
  const { page } = await launch();
  const kind = PHOTO_KINDS['shadow on ruled'];
  await give(page, 'drop', photoOf([], kind), 'image/jpeg');
  await expect(page.getByTestId('photo-use')).toBeDisabled();
  await page.getByTestId('photo-cancel').click();
  for (const label of [3, 5]) {
    await give(page, 'drop', photoOf(demoDigits[label]!, kind, label), 'image/jpeg');
    await page.getByTestId('photo-use').click();
    expect((await readAnswer(page)).digit).toBe(label);
  }
});
