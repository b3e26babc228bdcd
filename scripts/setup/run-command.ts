import { spawn } from 'node:child_process';

/** How a command ended. `exitCode` is null when it was killed, `missing` when there is no such program. */
export interface CommandResult {
  exitCode: number | null;
  missing: boolean;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  timeoutMs?: number;
}

/** Runs a program, without a shell, and returns what it printed and how it ended. */
export function runCommand(
  program: string,
  args: string[],
  { env = process.env, cwd = process.cwd(), timeoutMs = 0 }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs > 0 && { timeout: timeoutMs }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) =>
      resolve({ exitCode: null, missing: true, stdout, stderr: stderr || error.message }),
    );
    child.on('close', (exitCode) => resolve({ exitCode, missing: false, stdout, stderr }));
  });
}

/** Returns the last lines of an output that are worth showing to a person. */
export function lastLines(text: string, count = 5): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
