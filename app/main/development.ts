import { app, BrowserWindow } from 'electron';
import { watch } from 'node:fs';
import { pageFolder } from './paths.ts';

const SETTLED_MS = 100;

/** Under `npm run dev` the page is loaded again whenever the build has written it anew. */
export function reloadOnChange(): void {
  if (app.isPackaged || !process.env.DIGIT_STUDIO_DEV) return;
  let timer: NodeJS.Timeout | undefined;
  watch(pageFolder(), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => BrowserWindow.getAllWindows()[0]?.reload(), SETTLED_MS);
  });
}
