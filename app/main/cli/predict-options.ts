import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';
import { DATA_OPTIONS } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';

const OPTIONS = {
  model: { type: 'string' },
  data: { type: 'string' },
  learn: { type: 'string' },
  'by-writer': { type: 'boolean', default: false },
  ...DATA_OPTIONS,
} as const;

const MOST_CORRECTIONS = 1000;

/** What the command line asks of `predict`. */
export interface PredictOptions {
  file: string;
  model: string | undefined;
  /** Where replayed and test digits come from; undefined for what the model was trained on. */
  data: string | undefined;
  /** How many drawings of each class of each writer are learned from; null for none. */
  learn: number | null;
  byWriter: boolean;
  json: boolean;
  /** The app's data. */
  folder: string;
}

/** @throws UsageError */
export function readPredictOptions(args: readonly string[]): PredictOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Which file? Give one.');
  const { model, data, json } = values;
  return {
    ...{ file, model, data, json },
    learn: values.learn === undefined ? null : countOf(values.learn),
    byWriter: values['by-writer'],
    folder: dataFolder(values['user-data-dir']),
  };
}

function countOf(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MOST_CORRECTIONS) return value;
  throw new UsageError(`--learn must be a whole number from 1 to ${MOST_CORRECTIONS}.`);
}
