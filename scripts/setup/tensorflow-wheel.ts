import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fetchWheel } from './pip-wheel.ts';
import type { PinnedWheel } from './pip-wheel.ts';
import { lastLines, runCommand } from './run-command.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';
import { unzip } from './unzip.ts';

// For networks that reach only package registries: the Python package carries the same library.
const WHEEL: PinnedWheel = {
  title: 'TensorFlow 2.21.0',
  name: 'tensorflow-cpu',
  version: '2.21.0',
  file: 'tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl',
  python: '3.11',
  platform: 'manylinux_2_27_x86_64',
  bytes: 273_829_956,
  sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
};

export const WHEEL_VERSION = WHEEL.version;

const LIBRARY = 'libtensorflow_cc.so.2';
const FRAMEWORK = 'libtensorflow_framework.so.2';

// What tfjs-node's two source files include, directly and indirectly.
const HEADERS =
  /^tensorflow\/include\/((tensorflow\/c|xla\/tsl\/(c|platform|util)|tsl\/platform|xla\/c)\/|tensorflow\/core\/platform\/ctstring)/;

/**
 * Fetches the wheel and takes the library and its headers into `deps/` of the folder. Returns the
 * wheel, which is to be removed once all that is made of it is ready.
 */
export async function fillFromWheel(folder: string, downloads: string): Promise<string> {
  const wheel = await fetchWheel(WHEEL, downloads);
  const deps = path.join(folder, 'deps');
  const lib = path.join(deps, 'lib');
  await mkdir(lib, { recursive: true });
  say(`Unpacking TensorFlow ${WHEEL.version}.`);
  await unzip(wheel, deps, placeOf);
  // The names the linker looks for.
  await symlink(LIBRARY, path.join(lib, 'libtensorflow.so'));
  await symlink(FRAMEWORK, path.join(lib, 'libtensorflow_framework.so'));
  await strip(path.join(lib, LIBRARY));
  return wheel;
}

/** Returns where an entry of the wheel goes below `deps`, or undefined for what is not needed. */
export function placeOf(entry: string): string | undefined {
  if (entry === `tensorflow/${LIBRARY}` || entry === `tensorflow/${FRAMEWORK}`) {
    return `lib/${path.posix.basename(entry)}`;
  }
  return HEADERS.test(entry) ? entry.replace(/^tensorflow\//, '') : undefined;
}

async function strip(library: string): Promise<void> {
  const result = await runCommand('strip', ['--strip-unneeded', library]);
  // Without it the library is 200 MB larger, and as good.
  if (result.missing || result.exitCode === 0) return;
  throw new SetupError(`strip could not make ${library} smaller: ${lastLines(result.stderr, 2)}`);
}
