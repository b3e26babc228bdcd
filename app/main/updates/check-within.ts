import { type AppUpdater, CancellationToken, type UpdateInfo } from 'electron-updater';
import { failed } from './update-failure.ts';

/** What of electron-updater its types leave out: how it asks for the list. */
interface Asking {
  httpExecutor: { request(options: unknown, token?: CancellationToken): Promise<unknown> };
}

/**
 * What the web server says of a newer version; null where there is none. Neither electron-updater
 * nor Chromium gives up a server that is silent, and of a search nothing is at hand to end it with.
 */
export async function checkWithin(updater: AppUpdater, ms: number): Promise<UpdateInfo | null> {
  const token = new CancellationToken();
  const { httpExecutor } = updater as unknown as Asking;
  const { request } = Object.getPrototypeOf(httpExecutor) as Asking['httpExecutor'];
  httpExecutor.request = (options) => request.call(httpExecutor, options, token);
  const timer = setTimeout(() => token.cancel(), ms);
  try {
    const result = await updater.checkForUpdates();
    return result?.isUpdateAvailable ? result.updateInfo : null;
  } catch (error) {
    throw token.cancelled ? failed('stalled', `no answer in ${ms} ms`, error) : error;
  } finally {
    clearTimeout(timer);
  }
}
