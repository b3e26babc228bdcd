import { app } from 'electron';
import log from 'electron-log/main';
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  type ProgressInfo,
} from 'electron-updater';
import * as v from 'valibot';
import { appImageOf, canBeReplaced, requireReplaceable } from './app-image.ts';
import { checkWithin } from './check-within.ts';
import { keepToAddress } from './keep-to-address.ts';
import { type FileKind, offerOf } from './offer.ts';
import { UpdateConfig } from './update-config.ts';
import { failed, updateFailure } from './update-failure.ts';
import { UPDATE_RULES } from './update-rules.ts';
import type { Updater } from './updater.ts';

/** A web server that says nothing for so long will not. */
const ANSWER_WITHIN_MS = 30_000;

/** Sent instead of a number by which electron-updater would know each installation again. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What electron-updater has and its types leave out. */
interface Hidden {
  configOnDisk: { value: Promise<unknown> };
  stagingUserIdPromise: { value: Promise<string> };
}

/** Makes an updater of electron-updater that keeps the rules; `file` says where to look. */
export async function openUpdater(file: string): Promise<Updater> {
  const appImage = appImageOf(process.env, process.execPath);
  const updater = updaterOfSystem(appImage);
  const hidden = updater as unknown as Hidden;
  Object.assign(updater, UPDATE_RULES);
  updater.forceDevUpdateConfig = !app.isPackaged;
  updater.updateConfigPath = file;
  // Its messages have addresses in them: as information they are in the log, and in no report.
  const write = (message: unknown) => log.info('updates:', message);
  updater.logger = { info: write, warn: write, error: write };
  // Who asks for a name and a password gets none, or the request would wait for them for ever.
  updater.signals.login((_who, answer) => answer('', ''));
  hidden.stagingUserIdPromise = { value: Promise.resolve(NOBODY) };
  const config = await configOf(hidden);
  keepToAddress(updater.netSession, config.url);
  let bytes = 0;
  let downloaded = '';

  return {
    async check() {
      try {
        const kind = (await replacesItself(config, appImage)) ? fileKind() : null;
        const found = await checkWithin(updater, ANSWER_WITHIN_MS);
        const offer = found ? offerOf(found, kind) : null;
        bytes = offer?.bytes ?? 0;
        return offer;
      } catch (error) {
        throw updateFailure(error, 'check');
      }
    },
    async download(onProgress, signal) {
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      let isTooLong = false;
      const progress = ({ transferred }: ProgressInfo) => {
        onProgress(transferred);
        isTooLong = transferred > bytes;
        if (isTooLong) cancel();
      };
      signal.throwIfAborted();
      signal.addEventListener('abort', cancel);
      updater.on('download-progress', progress);
      try {
        [downloaded = ''] = await updater.downloadUpdate(token);
      } catch (error) {
        if (isTooLong) throw failed('wrong-content', `more than ${bytes} bytes`, error);
        throw updateFailure(error, 'download');
      } finally {
        updater.off('download-progress', progress);
        signal.removeEventListener('abort', cancel);
      }
    },
    async install() {
      try {
        if (appImage !== null) await requireReplaceable(appImage, downloaded);
        return await quitAndInstall(updater);
      } catch (error) {
        throw updateFailure(error, 'install');
      }
    },
  };
}

/** Ends only where it failed: else the app ends. On macOS the system first checks the signature. */
function quitAndInstall(updater: AppUpdater): Promise<never> {
  return new Promise((_ends, reject) => {
    updater.once('error', (error) => {
      app.requestSingleInstanceLock();
      reject(error);
    });
    // The new one may be started before this one has ended, and would take itself for a second.
    app.releaseSingleInstanceLock();
    updater.quitAndInstall();
  });
}

async function configOf({ configOnDisk }: Hidden): Promise<UpdateConfig> {
  try {
    return v.parse(UpdateConfig, await configOnDisk.value);
  } catch (error) {
    throw failed('address-invalid', String(error), error);
  }
}

/** One for Debian only looks, whatever the package: it is never asked to download. */
function updaterOfSystem(appImage: string | null): AppUpdater {
  if (process.platform === 'win32') return new NsisUpdater();
  if (process.platform === 'darwin') return new MacUpdater();
  return appImage === null ? new DebUpdater() : new AppImageUpdater();
}

/** Otherwise it only tells: whoever installed it has to update it. */
async function replacesItself(config: UpdateConfig, appImage: string | null): Promise<boolean> {
  if (process.platform === 'darwin') return true;
  // Without a publisher electron-updater would run whatever came.
  if (process.platform === 'win32') return config.publisherName !== undefined;
  return appImage !== null && canBeReplaced(appImage);
}

function fileKind(): FileKind {
  const endings: Partial<Record<NodeJS.Platform, string>> = { win32: '.exe', darwin: '.zip' };
  return {
    ending: endings[process.platform] ?? '.AppImage',
    // A Mac that runs a package for Intel gets the one for its own processor.
    architecture: app.runningUnderARM64Translation ? 'arm64' : process.arch,
  };
}
