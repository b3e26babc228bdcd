import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { exitOnSignals } from './exit-on-signals.ts';
import { SetupError } from './setup-error.ts';
import { hasDisplay } from './system-libraries.ts';

const SCREEN = '1600x1000x24';
const START_WITHIN_MS = 15_000;

/**
 * Runs the work with a screen: the one there is, or one in memory (Xvfb) that ends with the work.
 * The environment handed over is what a program with a window must be started with.
 */
export async function withDisplay<T>(
  run: (env: NodeJS.ProcessEnv) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  if (process.platform !== 'linux' || hasDisplay(env)) return run(env);
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env,
  });
  const stop = () => screen.kill();
  const stopAndExit = () => process.exit(1);
  // Also when this process is told to end, which leaves no time for the finally below.
  process.once('exit', stop);
  exitOnSignals();
  process.once('SIGTERM', stopAndExit);
  try {
    const display = `:${await displayNumber(screen)}`;
    return await run({ ...env, DISPLAY: display });
  } finally {
    process.off('exit', stop);
    process.off('SIGTERM', stopAndExit);
    stop();
  }
}

/** Xvfb picks a free number by itself and writes it once it is ready. */
function displayNumber(screen: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const complain = (reason: string) =>
      reject(
        new SetupError(
          `Xvfb, the screen in memory, could not be started: ${reason} ` +
            `Try "sudo apt-get install xvfb", or run this where there is a display.`,
        ),
      );
    const timer = setTimeout(() => complain('it did not get ready in time.'), START_WITHIN_MS);
    let stderr = '';
    let number = '';
    screen.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
    (screen.stdio[3] as Readable).on('data', (text: Buffer) => {
      number += text.toString();
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      resolve(number.trim());
    });
    screen.on('error', (error) => {
      clearTimeout(timer);
      complain(`${error.message}.`);
    });
    screen.on('exit', () => {
      clearTimeout(timer);
      complain(stderr.trim().split('\n').at(-1) ?? 'it ended at once.');
    });
  });
}
