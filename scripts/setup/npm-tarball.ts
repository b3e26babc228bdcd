import { rename } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../../app/main/files/hash-file.ts';
import { download } from './download.ts';
import { lastLines, runCommand } from './run-command.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';

/** A package of the npm registry, pinned by version and content. */
export interface PinnedPackage {
  /** What a person is told that is fetched. */
  title: string;
  name: string;
  version: string;
  /** As in package-lock.json: "sha512-" and the tarball's hash in base64. */
  integrity: string;
  bytes: number;
}

// npm's own way is to try for minutes, silently.
const BRIEF_RETRIES = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000'];

/**
 * Fetches a package's tarball from the registry that npm is configured for: by our own downloader
 * (progress, resuming), or by npm itself where the registry wants npm's login or proxy.
 */
export async function fetchNpmTarball(
  pinned: PinnedPackage,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const { title, name, version, bytes } = pinned;
  const sha512 = sha512Of(pinned);
  const target = path.join(folder, `${name.replaceAll(/[@/]/g, '_')}-${version}.tgz`);
  if ((await hashFile(target, 'sha512').catch(() => '')) === sha512) return target;

  const outcome = await download(
    title,
    { url: await tarballAddress(pinned, env), target, sha512, bytes },
    { connectMs: 30_000 },
  );
  if (outcome.kind === 'fetched') return target;
  if (outcome.code === 'refused' || outcome.code === 'unreachable') {
    say(`${outcome.sentence} Trying npm's own download instead (it shows no progress).`);
    return packWithNpm(pinned, folder, target, env);
  }
  throw new SetupError(
    `${name}@${version} could not be fetched from the npm registry. ${outcome.sentence} ` +
      `Run the same command again: what has been fetched is kept.`,
  );
}

async function tarballAddress(
  { name, version }: PinnedPackage,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const spec = `${name}@${version}`;
  const view = await runCommand('npm', ['view', spec, 'dist', '--json', ...BRIEF_RETRIES], {
    env,
    timeoutMs: 120_000,
  });
  if (view.exitCode === 0) {
    const dist = JSON.parse(view.stdout) as { tarball?: unknown };
    if (typeof dist.tarball === 'string') return dist.tarball;
  }
  throw new SetupError(
    `The npm registry could not be asked for ${spec}. Check the network, and that ` +
      `"npm view ${spec}" works, then run the same command again.\n${npmErrors(view.stderr)}`,
  );
}

async function packWithNpm(
  pinned: PinnedPackage,
  folder: string,
  target: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const spec = `${pinned.name}@${pinned.version}`;
  const args = ['pack', spec, '--json', '--pack-destination', folder, ...BRIEF_RETRIES];
  const pack = await runCommand('npm', args, { cwd: folder, env });
  if (pack.exitCode !== 0) {
    throw new SetupError(
      `npm could not fetch ${spec}. Check the network, and that "npm view ${spec}" works, then ` +
        `run the same command again.\n${npmErrors(pack.stderr)}`,
    );
  }
  const [{ filename }] = JSON.parse(pack.stdout) as [{ filename: string }];
  const packed = path.join(folder, path.basename(filename));
  if ((await hashFile(packed, 'sha512')) !== sha512Of(pinned)) {
    throw new SetupError(
      `The npm registry's ${spec} is not the expected one (its sha512 differs), so it is not ` +
        `used. Ask whoever runs the registry, or try another one.`,
    );
  }
  await rename(packed, target);
  return target;
}

function sha512Of({ integrity }: PinnedPackage): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}

function npmErrors(stderr: string): string {
  const errors = stderr.split('\n').filter((line) => /^npm error (code|request|40\d)/.test(line));
  return errors.length > 0 ? errors.join('\n') : lastLines(stderr, 3);
}
