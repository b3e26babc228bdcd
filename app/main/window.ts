import { app, BrowserWindow, nativeTheme } from 'electron';
import log from 'electron-log/main';
import { join } from 'node:path';
import { channels, type EngineState } from '../contract/bridge.ts';
import { APP_PAGE } from './app-origin.ts';
import { explain } from './explain.ts';
import { dataFolder, preloadFile, resourcesFolder } from './paths.ts';
import { createRestartLimit } from './restart-limit.ts';

/** The page's own background colours, so that the window does not flash before it is drawn. */
const BACKGROUND = { light: '#f6f2ea', dark: '#14161a' };

let window: BrowserWindow | null = null;

export function openWindow(): void {
  const opened = new BrowserWindow({
    width: 1200,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    // The sizes are the page's: 900x600 must fit whatever the system's frame takes.
    useContentSize: true,
    show: false,
    title: 'Digit Studio',
    icon: join(resourcesFolder(), 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: preloadFile(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // A click with the middle button would ask for a window.
      disableBlinkFeatures: 'Auxclick',
      devTools: !app.isPackaged,
    },
  });
  const mayReload = createRestartLimit();
  window = opened;
  opened.once('ready-to-show', () => opened.show());
  opened.on('closed', () => (window = null));
  opened.webContents.on('render-process-gone', (_event, details) => {
    log.error(`page gone: ${details.reason}`);
    if (details.reason === 'clean-exit') return;
    if (mayReload()) return opened.reload();
    explain('page-ends', dataFolder());
    app.quit();
  });
  void opened.loadURL(APP_PAGE);
}

/** Brings the window to the front, as when the app is started a second time. */
export function showWindow(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

export function announceEngineState(state: EngineState): void {
  sendToPage(channels.engineState, state);
}

export function sendToPage(channel: string, ...values: unknown[]): void {
  window?.webContents.send(channel, ...values);
}
