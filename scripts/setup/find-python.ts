import { runCommand } from './run-command.ts';
import { SetupError } from './setup-error.ts';

/** Returns a Python that has pip, or fails with the command that installs one. */
export async function findPythonWithPip(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  let found: string | undefined;
  for (const python of ['python3', 'python', 'py']) {
    // `python` may be Python 2, whose pip knows nothing of --platform.
    const version = await runCommand(python, ['-c', 'import sys; print(sys.version_info[0])'], {
      env,
    });
    if (version.exitCode !== 0 || version.stdout.trim() !== '3') continue;
    found ??= python;
    const pip = await runCommand(python, ['-m', 'pip', '--version'], { env });
    if (pip.exitCode === 0) return python;
  }
  throw new SetupError(
    found
      ? `TensorFlow is fetched with pip, and ${found} has no pip. Install it ("sudo apt-get install ` +
          `python3-pip" on Debian and Ubuntu) and run the same command again.`
      : `TensorFlow is fetched with Python's pip, and there is no Python 3. Install it ("sudo ` +
          `apt-get install python3 python3-pip" on Debian and Ubuntu) and run the same command again.`,
  );
}
