import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { electronArguments } from '../../scripts/setup/electron-arguments.ts';
import { expect } from './fixture.ts';

/** Starts the app as from a terminal and waits until it has said something there; then it is ended. */
export async function startAndHear(
  words: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const binary = process.env.DIGIT_STUDIO_ELECTRON_BINARY!;
  const root = resolve(import.meta.dirname, '../..');
  const app = spawn(binary, [root, ...args, ...electronArguments()], { env });
  try {
    let said = '';
    app.stderr.on('data', (text: Buffer) => (said += text.toString()));
    await expect.poll(() => said, { timeout: 30_000 }).toContain(words);
  } finally {
    // It waits for somebody to have read its message.
    app.kill('SIGKILL');
  }
}
