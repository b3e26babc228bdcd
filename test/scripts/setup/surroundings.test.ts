import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { proxyHint } from '../../../app/main/files/proxy-hint.ts';
import { requireBuildTools } from '../../../scripts/setup/build-tools.ts';
import { cacheFolder } from '../../../scripts/setup/cache-folder.ts';
import { findCompiler } from '../../../scripts/setup/compile-addon.ts';
import { requireFreeSpace } from '../../../scripts/setup/disk-space.ts';
import { electronArguments } from '../../../scripts/setup/electron-arguments.ts';
import { findPythonWithPip } from '../../../scripts/setup/find-python.ts';
import { supportedPlatform } from '../../../scripts/setup/platform.ts';
import { pathWith } from './programs.ts';
import { listenToSetup } from './said.ts';
import { temporaryFolder } from './temporary-folder.ts';

const LINUX = { os: 'linux' } as const;

describe('the platform', () => {
  it.each([
    ['linux', 'x64', true],
    ['linux', 'arm64', false],
    ['darwin', 'arm64', false],
    ['win32', 'x64', false],
  ])('%s-%s is supported', (os, arch, hasFallbacks) =>
    expect(supportedPlatform(os, arch, () => true)).toEqual({ os, arch, hasFallbacks }),
  );

  it.each([
    ['freebsd', 'x64'],
    ['win32', 'arm64'],
    ['linux', 'riscv64'],
  ])('%s-%s is refused with the list of those that are', (os, arch) =>
    expect(() => supportedPlatform(os, arch)).toThrow(
      `Digit Studio cannot run on ${os}-${arch}: there is no TensorFlow for it. It runs on linux-x64,`,
    ),
  );

  it('without glibc is refused', () =>
    expect(() => supportedPlatform('linux', 'x64', () => false)).toThrow('need glibc'));
});

describe('the cache folder', () => {
  const home = path.resolve('/home/me');
  it.each([
    ['linux', {}, path.join(home, '.cache', 'digit-studio')],
    ['linux', { XDG_CACHE_HOME: path.resolve('/x') }, path.resolve('/x', 'digit-studio')],
    ['darwin', {}, path.join(home, 'Library', 'Caches', 'digit-studio')],
    ['win32', { LOCALAPPDATA: path.resolve('/l') }, path.resolve('/l', 'digit-studio')],
    ['win32', {}, path.join(home, 'AppData', 'Local', 'digit-studio')],
    ['linux', { DIGIT_STUDIO_CACHE: path.resolve('/mine') }, path.resolve('/mine')],
  ] as const)('on %s with %o is %s', (platform, env, folder) =>
    expect(cacheFolder({ platform, env, home })).toBe(folder),
  );
});

describe('the disk', () => {
  it('with too little space is told with what is needed and what is free', async () => {
    const folder = await temporaryFolder();
    await expect(requireFreeSpace(folder, 1e18, 'the first set-up')).rejects.toThrow(
      /^Not enough disk space for the first set-up: 1000000000\.00 GB are needed in .*, and .* are free\./,
    );
  });

  it('with enough space is fine', async () =>
    expect(await requireFreeSpace(await temporaryFolder(), 1, 'it')).toBeUndefined());
});

describe('the compiler', () => {
  it('is the one that CXX names, then g++, then clang++', async () => {
    const env = await pathWith({ 'clang++': 'exit 0', 'g++': 'exit 0', mine: 'exit 0' });
    expect(await findCompiler(LINUX, { ...env, CXX: 'mine' })).toBe('mine');
    expect(await findCompiler(LINUX, env)).toBe('g++');
    expect(await findCompiler(LINUX, await pathWith({ 'clang++': 'exit 0' }))).toBe('clang++');
  });

  it('that is missing is told with the command that installs one', async () => {
    const search = findCompiler(LINUX, await pathWith({}));
    await expect(search).rejects.toThrow('sudo apt-get install g++');
  });
});

describe('Python', () => {
  const python3 = 'case "$*" in *version_info*) echo 3;; *) exit 1;; esac';
  const withPip = 'case "$*" in *version_info*) echo 3;; *) exit 0;; esac';

  it('is found under any of its names', async () => {
    expect(await findPythonWithPip(await pathWith({ py: withPip }))).toBe('py');
    expect(await findPythonWithPip(await pathWith({ python: withPip, python3 }))).toBe('python');
  });

  it('2 does not count', async () => {
    const search = findPythonWithPip(await pathWith({ python: 'echo 2' }));
    await expect(search).rejects.toThrow('there is no Python 3');
  });

  it('without pip is told as such', async () => {
    const search = findPythonWithPip(await pathWith({ python3 }));
    await expect(search).rejects.toThrow('python3 has no pip');
  });
});

describe('the build tools', () => {
  const aptGet = 'case "$1" in --version) exit 0;; esac\necho "E: no network" >&2; exit 100';

  it('are installed by root, who hears why it failed', async () => {
    listenToSetup();
    const env = await pathWith({ 'apt-get': aptGet });
    await expect(requireBuildTools(LINUX, { pip: true }, env, 0)).rejects.toThrow(
      /apt-get could not install what builds TensorFlow.*install -y.*g\+\+ python3-pip.*E: no network/s,
    );
  });

  it('are only told to everybody else', async () => {
    const env = await pathWith({ 'apt-get': aptGet });
    await expect(requireBuildTools(LINUX, { pip: false }, env, 1000)).rejects.toThrow(
      'A C++ compiler is needed',
    );
  });
});

describe('a proxy that fetch does not use', () => {
  it('is named', () => expect(proxyHint({ https_proxy: 'http://p' })).toContain('https_proxy'));
  it('is not where there is none, or where Node uses it', () => {
    expect(proxyHint({})).toBe('');
    expect(proxyHint({ HTTPS_PROXY: 'http://p', NODE_USE_ENV_PROXY: '1' })).toBe('');
  });
});

describe("Chromium's sandbox", () => {
  it('is off for root on Linux only', () => {
    expect(electronArguments('linux', 0)).toEqual(['--no-sandbox']);
    expect(electronArguments('linux', 1000)).toEqual([]);
    expect(electronArguments('darwin', 0)).toEqual([]);
  });
});
