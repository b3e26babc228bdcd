import type { Surroundings } from '../../../app/main/cli/command.ts';
import { runCli } from '../../../app/main/cli/run-cli.ts';

export interface Recorded {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line and records what it writes; `changes` as the test needs them. */
export async function run(
  args: readonly string[],
  changes: Partial<Surroundings> = {},
): Promise<Recorded> {
  const recorded = { exitCode: -1, stdout: '', stderr: '' };
  const to = (stream: 'stdout' | 'stderr') => ({
    write(text: string | Uint8Array) {
      recorded[stream] += String(text);
      return true;
    },
  });
  recorded.exitCode = await runCli(args, {
    resources: '/no/resources',
    stdout: to('stdout'),
    stderr: to('stderr'),
    signal: new AbortController().signal,
    ...changes,
  });
  return recorded;
}

/** The JSON objects of an output, one a line. */
export function objectsIn(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
