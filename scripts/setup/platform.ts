import { existsSync } from 'node:fs';
import { SetupError } from './setup-error.ts';

/** A machine that Digit Studio can be set up on. */
export interface Platform {
  os: 'linux' | 'darwin' | 'win32';
  arch: 'x64' | 'arm64';
  /** Whether the registry fallbacks exist for it, so that it works behind a firewall too. */
  hasFallbacks: boolean;
}

const SUPPORTED: Platform[] = [
  { os: 'linux', arch: 'x64', hasFallbacks: true },
  { os: 'linux', arch: 'arm64', hasFallbacks: false },
  { os: 'darwin', arch: 'x64', hasFallbacks: false },
  { os: 'darwin', arch: 'arm64', hasFallbacks: false },
  // No TensorFlow archive exists for Windows on ARM.
  { os: 'win32', arch: 'x64', hasFallbacks: false },
];

// The program that starts every program built for glibc, as Electron and TensorFlow are.
const GLIBC_LOADERS: Record<string, string> = {
  x64: '/lib64/ld-linux-x86-64.so.2',
  arm64: '/lib/ld-linux-aarch64.so.1',
};

/** Returns the platform of this machine, or fails with the list of those that will do. */
export function supportedPlatform(
  os: string = process.platform,
  arch: string = process.arch,
  exists: (file: string) => boolean = existsSync,
): Platform {
  const platform = SUPPORTED.find((one) => one.os === os && one.arch === arch);
  if (platform) {
    if (os === 'linux' && !exists(GLIBC_LOADERS[arch]!)) {
      throw new SetupError(
        `Digit Studio cannot run on this Linux: Electron and TensorFlow need glibc, and it has ` +
          `none (Alpine has musl instead). Use a Debian, Ubuntu or Fedora, for example.`,
      );
    }
    return platform;
  }
  const known = SUPPORTED.map((one) => `${one.os}-${one.arch}`).join(', ');
  throw new SetupError(
    `Digit Studio cannot run on ${os}-${arch}: there is no TensorFlow for it. It runs on ${known}.`,
  );
}
