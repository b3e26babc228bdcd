import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { ImportOptions, type ImportProblem } from '../../contract/exchange.ts';
import { Name } from '../../contract/dataset.ts';
import { datasetFolder } from '../files/dataset-folder.ts';
import { importDataset } from '../engine/dataset/import/import-dataset.ts';
import { previewImport } from '../engine/dataset/import/preview-import.ts';
import { newId } from '../engine/new-id.ts';
import { type Command, UsageError, writeJson, writeLine } from './command.ts';
import { DATA_OPTIONS } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';
import { count, digitCounts } from './numbers.ts';
import { createWorkReport } from './work-report.ts';

const OPTIONS = {
  name: { type: 'string' },
  fit: { type: 'string' },
  ink: { type: 'string' },
  ...DATA_OPTIONS,
} as const;

export const dataImport: Command = async (args, { stdout, stderr, signal }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const paths = positionals.map((path) => resolve(path));
  if (paths.length === 0) throw new UsageError('data import: which folder or files?');
  const { options: found, name: suggested } = await previewImport(paths, null);
  const options = readOptions({ fit: values.fit ?? found.fit, ink: values.ink ?? found.ink });
  const name = readName(values.name ?? suggested);

  const id = newId('own');
  const folder = datasetFolder(id, dataFolder(values['user-data-dir']));
  const report = createWorkReport(basename(paths[0]!), stderr);
  const task = { signal, onProgress: report.onProgress };
  const imported = await importDataset(paths, { name, options, folder, ...task }).finally(
    report.end,
  );
  const { stored, problems, problemCount } = imported;
  const { classes, trainCount, testCount } = stored;
  if (values.json) {
    const counts = { trainCount, testCount, problemCount };
    writeJson(stdout, {
      kind: 'imported',
      id,
      name,
      classes,
      ...counts,
      problems,
      options,
      folder,
    });
    return;
  }
  for (const problem of problems) writeLine(stderr, problemLine(problem));
  if (problemCount > problems.length) {
    writeLine(stderr, `... and ${count(problemCount - problems.length)} more`);
  }
  const counts = digitCounts(stored);
  const passedOver = problemCount === 0 ? '' : ` ${count(problemCount)} were passed over.`;
  writeLine(
    stdout,
    `Imported "${name}" as ${id}: ${counts}, ${classes.length} classes.${passedOver}`,
  );
};

function readOptions(given: { fit: string; ink: string }): ImportOptions {
  const checked = v.safeParse(ImportOptions, given);
  if (checked.success) return checked.output;
  throw new UsageError('--fit is mnist or stretch, --ink is dark or light.');
}

function readName(name: string): string {
  const checked = v.safeParse(Name, name);
  if (checked.success) return checked.output;
  throw new UsageError('--name is 1 to 60 characters.');
}

function problemLine({ where, code, detail }: ImportProblem): string {
  return `passed over ${where}: ${code}${detail === '' ? '' : ` (${detail})`}`;
}
