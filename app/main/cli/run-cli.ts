import { parseArgs } from 'node:util';
import { FailureError, failureOf } from '../../contract/failures.ts';
import { requireKnownData } from '../files/data-format.ts';
import {
  type Command,
  CommandError,
  type Surroundings,
  UsageError,
  writeJson,
  writeLine,
} from './command.ts';
import { dataCommand } from './data-command.ts';
import { dataFolder } from './data-folder.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { sentenceOf } from './failure-sentences.ts';
import { infoCommand } from './info-command.ts';
import { modelsCommand } from './models-command.ts';
import { predictCommand } from './predict-command.ts';
import { trainCommand } from './train-command.ts';
import { USAGE } from './usage.ts';

const commands = new Map<string, Command>([
  ['train', trainCommand],
  ['evaluate', evaluateCommand],
  ['predict', predictCommand],
  ['info', infoCommand],
  ['models', modelsCommand],
  ['data', dataCommand],
]);

/** Runs the command that the arguments name and returns the exit code: 0 done, 1 failed, 2 wrong use. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  if (args.includes('--help') || args.includes('-h')) {
    writeLine(stdout, USAGE);
    return 0;
  }
  try {
    const command = commandOf(args[0]);
    await requireKnownData(dataFolder(chosenFolder(args)));
    await command(args.slice(1), surroundings);
    return 0;
  } catch (error) {
    if (isWrongUse(error)) {
      writeLine(stderr, `${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (args.includes('--json')) writeJson(stdout, { kind: 'failed', ...failureIn(error) });
    writeLine(stderr, error instanceof CommandError ? error.message : sentenceOf(failureOf(error)));
    // Of a known failure the sentence says all; a defect needs its stack.
    if (!(error instanceof CommandError) && !(error instanceof FailureError)) console.error(error);
    return 1;
  }
}

/** What `--user-data-dir` says; the command checks all arguments itself. */
function chosenFolder(args: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { 'user-data-dir': { type: 'string' } },
    strict: false,
  });
  const chosen = values['user-data-dir'];
  return typeof chosen === 'string' ? chosen : undefined;
}

function commandOf(name: string | undefined): Command {
  const command = commands.get(name ?? '');
  if (command) return command;
  throw new UsageError(name === undefined ? 'Which command?' : `There is no command "${name}".`);
}

/** Also what parseArgs throws for unknown or incomplete options. */
function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  if (!(error instanceof Error) || !('code' in error)) return false;
  return String(error.code).startsWith('ERR_PARSE_ARGS_');
}

function failureIn(error: unknown): object {
  return error instanceof CommandError ? { detail: error.message } : { failure: failureOf(error) };
}
