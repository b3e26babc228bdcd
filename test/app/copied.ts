import { expect } from '@playwright/test';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';

export interface Copied {
  text: string;
  size: { width: number; height: number };
  /** Four bytes a pixel. */
  bitmap: number[];
}

/** Copies the drawing by its menu. @returns what is in the system's clipboard then, as others get it */
export async function copied(
  { app, page }: RunningApp,
  kind: 'grid' | 'drawing' | 'strokes',
): Promise<Copied> {
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByTestId('picture-menu').click();
  await page.getByTestId(`copy-${kind}`).click();
  await expect(page.getByTestId('picture-news')).toHaveText('Copied');
  // What was copied before may still be told.
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.availableFormats().length))
    .toBeGreaterThan(0);
  return app.evaluate(({ clipboard }) => {
    const image = clipboard.readImage();
    return { text: clipboard.readText(), size: image.getSize(), bitmap: [...image.toBitmap()] };
  });
}
