import { cacheFolder } from './cache-folder.ts';
import { removeUnfinished } from './cache-entry.ts';
import { clearerDiskError, requireFreeSpace } from './disk-space.ts';
import { ELECTRON_SPACE, findElectron, makeElectron } from './electron.ts';
import type { PreparedElectron } from './electron.ts';
import { linkTensorflow } from './link-tensorflow.ts';
import { supportedPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { requireSandbox } from './sandbox.ts';
import { withSetupLock } from './setup-lock.ts';
import { prepareStarter } from './starter.ts';
import { requireSystemLibraries } from './system-libraries.ts';
import { findTensorflow, makeTensorflow, TENSORFLOW_SPACE } from './tensorflow.ts';
import type { PreparedTensorflow } from './tensorflow.ts';

/** Everything that Digit Studio needs on a machine beside its packages. */
export interface Prepared {
  electron: PreparedElectron;
  tensorflow: PreparedTensorflow;
}

interface PrepareOptions {
  /** Hash every cached file instead of trusting its size and time. */
  inFull?: boolean;
}

/**
 * Makes everything ready: Electron, TensorFlow, the system's libraries, the starter digits. What is
 * ready already is only looked at, which takes a fraction of a second and no network.
 * @throws SetupError with a sentence that says what to do
 */
export async function prepare({ inFull = false }: PrepareOptions = {}): Promise<Prepared> {
  const platform = supportedPlatform();
  const cache = cacheFolder();
  try {
    return await prepareFor(platform, cache, inFull);
  } catch (error) {
    throw clearerDiskError(error);
  }
}

async function prepareFor(platform: Platform, cache: string, inFull: boolean): Promise<Prepared> {
  const runtimes =
    (await findRuntimes(cache, platform, inFull)) ??
    (await withSetupLock(cache, () => makeRuntimes(cache, platform)));
  await linkTensorflow(runtimes.tensorflow.folder);
  if (platform.os === 'linux') {
    await requireSystemLibraries(runtimes.electron.executable);
    await requireSandbox(runtimes.electron.folder);
  }
  await prepareStarter();
  return runtimes;
}

async function findRuntimes(
  cache: string,
  platform: Platform,
  inFull: boolean,
): Promise<Prepared | undefined> {
  const [electron, tensorflow] = await Promise.all([
    findElectron(cache, platform, inFull),
    findTensorflow(cache, platform, inFull),
  ]);
  return electron && tensorflow ? { electron, tensorflow } : undefined;
}

async function makeRuntimes(cache: string, platform: Platform): Promise<Prepared> {
  await removeUnfinished(cache);
  // Looked at again: another set-up may have made them while this one waited for the lock.
  const electron = await findElectron(cache, platform);
  const tensorflow = await findTensorflow(cache, platform);
  const needed = (electron ? 0 : ELECTRON_SPACE) + (tensorflow ? 0 : TENSORFLOW_SPACE);
  await requireFreeSpace(cache, needed, 'the first set-up');
  return {
    electron: electron ?? (await makeElectron(cache, platform)),
    tensorflow: tensorflow ?? (await makeTensorflow(cache, platform)),
  };
}
