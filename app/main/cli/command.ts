/** What a command gets from the program around it; a test gives it something else. */
export interface Surroundings {
  resources: string;
  stdout: Output;
  stderr: Output;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

export type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number };

/** A command with the arguments behind its name. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<void>;

/** The command line is wrong: exit code 2, with the usage. The message is a sentence for a person. */
export class UsageError extends Error {}

/** The command cannot be done: exit code 1. The message is a sentence for a person. */
export class CommandError extends Error {}

export function writeLine(output: Output, text: string): void {
  output.write(`${text}\n`);
}

/** One JSON object on a line of its own. */
export function writeJson(output: Output, value: object): void {
  writeLine(output, JSON.stringify(value));
}
