import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Platform } from './platform.ts';
import { lastLines, runCommand } from './run-command.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';
import { ADDON_FOLDER, NAPI_VERSION, TFJS_NODE } from './tfjs-node.ts';

// Read this way because the package comes without types.
const require = createRequire(import.meta.url);
const nodeApi = require('node-api-headers') as { include_dir: string };

const SOURCES = ['tfjs_backend.cc', 'tfjs_binding.cc'];

/**
 * Compiles tfjs-node's addon against the library and headers in `deps/` of the folder. Two files
 * and one call of the compiler: node-gyp would want Python and Node's headers as well.
 */
export async function compileAddon(folder: string, platform: Platform): Promise<void> {
  const compiler = await findCompiler(platform);
  say(`Compiling the TensorFlow addon with ${compiler} (about 15 seconds).`);
  const deps = path.join(folder, 'deps');
  const output = path.join(folder, ADDON_FOLDER, 'tfjs_binding.node');
  await mkdir(path.dirname(output), { recursive: true });
  const result = await runCommand(compiler, [
    '-std=c++17',
    '-O2',
    '-fPIC',
    `-DNAPI_VERSION=${NAPI_VERSION}`,
    `-I${nodeApi.include_dir}`,
    `-I${path.join(deps, 'include')}`,
    ...SOURCES.map((file) => path.join(TFJS_NODE, 'binding', file)),
    ...linking(platform, path.join(deps, 'lib')),
    '-o',
    output,
  ]);
  if (result.exitCode === 0) return;
  throw new SetupError(
    `The TensorFlow addon could not be compiled with ${compiler}:\n${lastLines(result.stderr, 12)}`,
  );
}

// The addon sits in lib/napi-v8 and finds the library in deps/lib, wherever both are moved.
function linking({ os }: Platform, libraries: string): string[] {
  const link = [`-L${libraries}`, '-ltensorflow', '-ltensorflow_framework'];
  return os === 'darwin'
    ? ['-bundle', '-undefined', 'dynamic_lookup', ...link, '-Wl,-rpath,@loader_path/../../deps/lib']
    : ['-shared', ...link, '-Wl,-rpath,$ORIGIN/../../deps/lib'];
}

/** Returns the C++ compiler of this machine, or fails with the command that installs one. */
export async function findCompiler(
  { os }: Pick<Platform, 'os'>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  for (const compiler of [env.CXX, 'g++', 'clang++']) {
    if (!compiler) continue;
    const { exitCode } = await runCommand(compiler, ['--version'], { env });
    if (exitCode === 0) return compiler;
  }
  const remedy =
    os === 'darwin'
      ? 'Install one with "xcode-select --install"'
      : 'Install one ("sudo apt-get install g++" on Debian and Ubuntu)';
  throw new SetupError(
    `A C++ compiler is needed to build the TensorFlow addon, and there is none (g++, clang++ or ` +
      `the one named by CXX). ${remedy} and run the same command again.`,
  );
}
