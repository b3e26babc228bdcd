import { spawn } from 'node:child_process';
import { ROOT } from '../root.ts';
import { electronArguments } from '../setup/electron-arguments.ts';
import { exitOnSignals } from '../setup/exit-on-signals.ts';

/** Runs the built app until it is closed; returns its exit code. */
export function runElectron(
  executable: string,
  args: string[] = [],
  { env = process.env, signal }: { env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<number> {
  return new Promise((resolveCode, reject) => {
    const child = spawn(executable, [ROOT, ...electronArguments(), ...args], {
      stdio: 'inherit',
      env,
      signal,
      killSignal: 'SIGTERM',
    });
    // Whatever ends this process ends the app, so that no window is left without its owner.
    const end = () => void child.kill();
    process.once('exit', end);
    exitOnSignals();
    child.on('exit', (code) => {
      process.off('exit', end);
      resolveCode(code ?? 1);
    });
    child.on('error', (error) => (error.name === 'AbortError' ? resolveCode(0) : reject(error)));
  });
}
