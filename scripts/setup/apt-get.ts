import { lastLines, runCommand } from './run-command.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';

/** apt-get, where this machine has it and this user may use it. */
export interface AptGet {
  usable: boolean;
  /** Returns the command a person would type. */
  command(packages: string[]): string;
  /** Installs them, telling why. */
  install(packages: string[], why: string): Promise<void>;
}

/** Looks whether packages can be installed here. */
export async function aptGet(env: NodeJS.ProcessEnv, uid: number | undefined): Promise<AptGet> {
  const { missing } = await runCommand('apt-get', ['--version'], { env });
  return {
    usable: !missing && uid === 0,
    command: (packages) =>
      missing
        ? `(with your distribution's package manager, what Debian calls) ${packages.join(' ')}`
        : `sudo apt-get install ${packages.join(' ')}`,
    install: (packages, why) => install(packages, why, env),
  };
}

async function install(packages: string[], why: string, env: NodeJS.ProcessEnv): Promise<void> {
  const quietly = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  say(`Installing ${why} with apt-get (this can take minutes): ${packages.join(' ')}`);
  // The lists may be absent (containers) or old; if they cannot be had, what is there must do.
  await runCommand('apt-get', ['update', '-q'], quietly);
  const names = await Promise.all(packages.map((name) => nameHere(name, env)));
  const args = ['install', '-y', '-q', '--no-install-recommends', ...names];
  const { exitCode, stderr, stdout } = await runCommand('apt-get', args, quietly);
  if (exitCode === 0) return;
  throw new SetupError(
    `apt-get could not install ${why}. Try it by hand:\n  apt-get ${args.join(' ')}\n` +
      lastLines(stderr || stdout, 4),
  );
}

/** Debian 13 and Ubuntu 24.04 renamed libraries for the 64-bit time; the old name is no package. */
async function nameHere(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const renamed = `${name}t64`;
  const { exitCode, stdout } = await runCommand('apt-cache', ['show', renamed], { env });
  return exitCode === 0 && stdout.includes(`Package: ${renamed}`) ? renamed : name;
}
