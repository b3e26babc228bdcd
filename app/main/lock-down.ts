import { app, session, type Session, type WebContents } from 'electron';
import log from 'electron-log/main';
import { isAppAddress } from './app-origin.ts';

/**
 * All that a page is granted: to put something into the clipboard, at a click. Chromium makes the
 * picture anew before, so that nothing can hide in it. Reading the clipboard stays denied: what is
 * pasted comes with the person's own Ctrl+V.
 */
const GRANTED = 'clipboard-sanitized-write';

/** Everything else a page could ask for is denied here; what it needs goes through the contract. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
  app.on('session-created', denyPermissions);
  void app.whenReady().then(() => cutNetwork(session.defaultSession));
}

function keepInPlace(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // A reload is a navigation to the same page.
    if (isAppAddress(event.url)) return;
    log.warn('navigation refused');
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function denyPermissions(created: Session): void {
  created.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permission === GRANTED && isAppAddress(contents.getURL())),
  );
  created.setPermissionCheckHandler(
    (contents, permission) => permission === GRANTED && isAppAddress(contents?.getURL() ?? ''),
  );
  created.setDevicePermissionHandler(() => false);
}

/** The page has no business on the network, whatever a defect may make it try. */
function cutNetwork(pages: Session): void {
  pages.webRequest.onBeforeRequest(({ url }, answer) => {
    const { protocol } = new URL(url);
    const isOwn = ['app:', 'data:', 'blob:', 'devtools:'].includes(protocol);
    answer({ cancel: !isOwn });
  });
}
