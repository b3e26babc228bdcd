import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { extract } from 'tar';
import type { FetchFailure } from '../../app/main/files/fetch-outcome.ts';
import { BRIEFLY, download } from './download.ts';
import type { Platform } from './platform.ts';
import { ADDON_FOLDER, TFJS_NODE_VERSION } from './tfjs-node.ts';
import { unzip } from './unzip.ts';

interface PinnedArchive {
  address: string;
  version: string;
  sha256: string;
}

const HOST = 'https://storage.googleapis.com/';
const RELEASES = `${HOST}tensorflow/libtensorflow/libtensorflow-cpu-`;
const BUILDS = `${HOST}tf-builds/libtensorflow_r2_7_`;

// Many times what it has; a login page or an endless answer is not to fill the disk.
const ADDON_CAP = 50_000_000; /* bytes */

// The archives that tfjs-node 4.22.0 names. Google publishes no hashes of them, and its host is out
// of reach from where this was written: these are the hashes that others who fetched them have
// pinned. Linux x64: nixpkgs, wamuir/graft and microsoft/tensorflow-directml-plugin agree; macOS x64:
// nixpkgs and graft; both arm64: nixpkgs alone; Windows: the DirectML plug-in alone.
const ARCHIVES: Record<string, PinnedArchive> = {
  'linux-x64': {
    address: `${RELEASES}linux-x86_64-2.9.1.tar.gz`,
    version: '2.9.1',
    sha256: '7f510d2546e3db5e10b1d119463689003d587842892ad3c95bca51cf82820173',
  },
  'linux-arm64': {
    address: `${BUILDS}linux_arm64.tar.gz`,
    version: '2.7',
    sha256: '9395d1ff39f5b6847f5121e679ff4e599dc7061a2a7f87ceac061c78e908e6e3',
  },
  'darwin-x64': {
    address: `${RELEASES}darwin-x86_64-2.9.1.tar.gz`,
    version: '2.9.1',
    sha256: '56f83d3320ba0f69aaafd6c058645e1b7fbc75fb9a3fc36d6be98de1291ca226',
  },
  'darwin-arm64': {
    address: `${BUILDS}darwin_arm64_cpu.tar.gz`,
    version: '2.7',
    sha256: '13ab22b97e2af06e431aaeb7b42fb89981965dd01aa16da035d8210aa4183d79',
  },
  'win32-x64': {
    address: `${RELEASES}windows-x86_64-2.9.1.zip`,
    version: '2.9.1',
    sha256: '56fa7e84c984144311563b405bd0e565568f3cbe2c15ac4713e9c8174a02b00f',
  },
};

/** Returns the version of TensorFlow that the official archive for a platform holds. */
export function officialVersion(platform: Platform): string {
  return archiveFor(platform).version;
}

/** Fetches the library of the TensorFlow project into `deps/` of the folder. */
export async function fillWithOfficialLibrary(
  folder: string,
  downloads: string,
  platform: Platform,
): Promise<FetchFailure | undefined> {
  const { address, version, sha256 } = archiveFor(platform);
  const target = path.join(downloads, path.posix.basename(address));
  const outcome = await download(
    `TensorFlow ${version}`,
    { url: address, target, sha256 },
    BRIEFLY,
  );
  if (outcome.kind === 'failed') return outcome;
  const deps = path.join(folder, 'deps');
  await unpack(target, deps);
  await rm(target);
  if (platform.os === 'win32') await putDllWhereTheLinkerLooks(deps);
  return undefined;
}

/**
 * Fetches tfjs-node's prebuilt addon. Nobody publishes a hash of it, so it proves itself by loading
 * and computing (check-tensorflow.ts) before the entry is accepted. Returns what went wrong, if
 * anything did.
 */
export async function fillWithOfficialAddon(
  folder: string,
  downloads: string,
  { os }: Platform,
): Promise<string | undefined> {
  const system = os === 'win32' ? 'windows' : os;
  const name = `CPU-${system}-${TFJS_NODE_VERSION}.${os === 'win32' ? 'zip' : 'tar.gz'}`;
  const napi = path.basename(ADDON_FOLDER);
  const url = `${HOST}tf-builds/pre-built-binary/${napi}/${TFJS_NODE_VERSION}/${name}`;
  const target = path.join(downloads, name);
  const outcome = await download('TensorFlow addon', { url, target, maxBytes: ADDON_CAP }, BRIEFLY);
  if (outcome.kind === 'failed') return outcome.sentence;
  const place = path.join(folder, ADDON_FOLDER);
  try {
    await unpack(target, place);
    await lift(place, 'tfjs_binding.node');
    return undefined;
  } catch (error) {
    return `it cannot be unpacked: ${String(error)}`;
  } finally {
    await rm(target);
  }
}

function archiveFor({ os, arch }: Platform): PinnedArchive {
  const archive = ARCHIVES[`${os}-${arch}`];
  if (!archive) throw new Error(`no TensorFlow archive is pinned for ${os}-${arch}`);
  return archive;
}

async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (archive.endsWith('.zip')) await unzip(archive, folder, (entry) => entry);
  else await extract({ file: archive, cwd: folder, strict: true });
}

/** Moves a file that the archive has in a folder of its own up to where it is wanted. */
async function lift(folder: string, name: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const found = files.find((file) => path.basename(file) === name);
  if (found && found !== name) await rename(path.join(folder, found), path.join(folder, name));
}

async function putDllWhereTheLinkerLooks(deps: string): Promise<void> {
  await mkdir(path.join(deps, 'lib'), { recursive: true });
  for (const name of ['tensorflow.dll', 'tensorflow.lib']) {
    const loose = path.join(deps, name);
    await rename(loose, path.join(deps, 'lib', name)).catch(() => undefined);
  }
}
