import { expect } from '@playwright/test';
import { PNG } from 'pngjs';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';

/** What is in the system's clipboard, as other programs get it. */
interface Clipped {
  text: string;
  /** Base64; empty where there is no picture. */
  png: string;
}

/** Copies the strokes by the menu. */
export async function copiedStrokes(running: RunningApp): Promise<string> {
  return (await copied(running, 'strokes', 'text')).text;
}

/** Copies a picture by the menu. */
export async function copiedPicture(running: RunningApp, kind: 'grid' | 'drawing'): Promise<PNG> {
  const { png } = await copied(running, kind, 'png');
  return PNG.sync.read(Buffer.from(png, 'base64'));
}

async function copied(
  { app, page }: RunningApp,
  kind: string,
  expected: keyof Clipped,
): Promise<Clipped> {
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByTestId('picture-menu').click();
  await page.getByTestId(`copy-${kind}`).click();
  await expect(page.getByTestId('picture-news')).toHaveText('Copied');
  let found: Clipped = { text: '', png: '' };
  // What was copied before may still be told.
  await expect
    .poll(async () => (found = await clipped(app))[expected], { message: kind })
    .not.toBe('');
  return found;
}

function clipped(app: RunningApp['app']): Promise<Clipped> {
  return app.evaluate(async ({ clipboard }): Promise<Clipped> => {
    // The fallback is an older Electron, where the clipboard answers at once and in other ways.
    const older = clipboard as unknown as { readImage?: () => { toPNG: () => Buffer } };
    const text = await clipboard.readText();
    if (older.readImage) return { text, png: older.readImage().toPNG().toString('base64') };
    for (const item of await clipboard.read()) {
      if (!item.types.includes('image/png')) continue;
      const bytes = await (await item.getType('image/png')).arrayBuffer();
      return { text, png: Buffer.from(bytes).toString('base64') };
    }
    return { text, png: '' };
  });
}
