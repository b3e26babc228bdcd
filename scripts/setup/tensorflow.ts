import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { lookAtEntry, makeEntry } from './cache-entry.ts';
import type { CacheEntry } from './cache-entry.ts';
import { complaintAboutTensorflow } from './check-tensorflow.ts';
import { requireBuildTools } from './build-tools.ts';
import { compileAddon } from './compile-addon.ts';
import type { Source } from './electron.ts';
import type { Platform } from './platform.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';
import {
  fillWithOfficialAddon,
  fillWithOfficialLibrary,
  officialVersion,
} from './tensorflow-official.ts';
import { fillFromWheel, WHEEL_VERSION } from './tensorflow-wheel.ts';
import { ADDON_FOLDER, TFJS_NODE_VERSION } from './tfjs-node.ts';

/** TensorFlow on this machine: `deps/` and `lib/` of the folder, as tfjs-node wants them. */
export interface PreparedTensorflow {
  folder: string;
  version: string;
  source: Source;
}

/** Bytes on the disk while it is made: the wheel and what is unpacked from it. */
export const TENSORFLOW_SPACE = 1_800_000_000;

// Raise it when the code that makes an entry changes what is in it.
const REVISION = 1;

/** Returns the cached TensorFlow, or undefined if there is none that is whole. */
export async function findTensorflow(
  cache: string,
  platform: Platform,
  inFull = false,
): Promise<PreparedTensorflow | undefined> {
  for (const source of sourcesFor(platform)) {
    const { kind } = await lookAtEntry(cache, keyOf(source, platform), inFull);
    if (kind === 'ready') return describe(cache, source, platform);
  }
  return undefined;
}

/** Fetches TensorFlow: the official archives, or where they are out of reach the Python wheel. */
export async function makeTensorflow(
  cache: string,
  platform: Platform,
): Promise<PreparedTensorflow> {
  const downloads = path.join(cache, 'downloads');
  await mkdir(downloads, { recursive: true });
  for (const source of sourcesFor(platform)) {
    const fill = source === 'official' ? fillOfficial : fillRegistry;
    const entry: CacheEntry = {
      ...keyOf(source, platform),
      fill: (folder) => fill(folder, downloads, platform),
    };
    try {
      await makeEntry(cache, entry);
      return describe(cache, source, platform);
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
      if (!platform.hasFallbacks) throw withoutSubstitute(error.message, platform);
      say(
        `TensorFlow ${officialVersion(platform)} could not be had from its makers: ${error.message}`,
      );
      say(`Using TensorFlow ${WHEEL_VERSION} from the Python package index.`);
    }
  }
  throw new SetupError('No source of TensorFlow is left to try.');
}

/** The official archives are out of reach or do not work here; another source may do. */
class OutOfReach extends Error {}

async function fillOfficial(folder: string, downloads: string, platform: Platform): Promise<void> {
  const failure = await fillWithOfficialLibrary(folder, downloads, platform);
  if (failure) throw new OutOfReach(failure.sentence);
  let complaint =
    (await fillWithOfficialAddon(folder, downloads, platform)) ??
    (await complaintAboutTensorflow(folder));
  if (complaint && platform.os !== 'win32') {
    // The makers prebuild the addon for the common platforms only.
    say(`The prebuilt TensorFlow addon cannot be used (${complaint}). It is compiled instead.`);
    await requireBuildTools(platform, { pip: false });
    await compileAddon(folder, platform);
    complaint = await complaintAboutTensorflow(folder);
  }
  if (complaint) throw new OutOfReach(`it does not work on this machine: ${complaint}.`);
}

async function fillRegistry(folder: string, downloads: string, platform: Platform): Promise<void> {
  // Looked for first: without them nothing of 274 MB would be of use.
  await requireBuildTools(platform, { pip: true });
  const wheel = await fillFromWheel(folder, downloads);
  await compileAddon(folder, platform);
  await rm(path.join(folder, 'deps', 'include'), { recursive: true });
  const complaint = await complaintAboutTensorflow(folder);
  if (!complaint) return rm(wheel);
  throw new SetupError(
    `TensorFlow ${WHEEL_VERSION} was built but does not work on this machine: ${complaint}. ` +
      `It needs a processor with AVX and glibc 2.27 or newer.`,
  );
}

function withoutSubstitute(reason: string, platform: Platform): SetupError {
  return new SetupError(
    `TensorFlow ${officialVersion(platform)} could not be had. ${reason} ` +
      `Check the network and run the same command again.`,
  );
}

function sourcesFor({ hasFallbacks }: Platform): Source[] {
  return hasFallbacks ? ['official', 'registry'] : ['official'];
}

function keyOf(source: Source, platform: Platform): Pick<CacheEntry, 'name' | 'recipe'> {
  const { os, arch } = platform;
  const name = `tensorflow-${versionOf(source, platform)}-${os}-${arch}-${source}`;
  return { name, recipe: `${name} ${TFJS_NODE_VERSION} ${ADDON_FOLDER} revision ${REVISION}` };
}

function describe(cache: string, source: Source, platform: Platform): PreparedTensorflow {
  const folder = path.join(cache, keyOf(source, platform).name);
  return { folder, version: versionOf(source, platform), source };
}

function versionOf(source: Source, platform: Platform): string {
  return source === 'official' ? officialVersion(platform) : WHEEL_VERSION;
}
