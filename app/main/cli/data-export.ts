import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { DIGIT_FORMATS, DigitFormat } from '../../contract/catalogue.ts';
import { summarizeDataset } from '../engine/dataset/dataset.ts';
import { exportDataset } from '../engine/dataset/export/export-dataset.ts';
import { formatBytes } from '../terminal/format-amounts.ts';
import { type Command, UsageError, writeJson, writeLine } from './command.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { findDataset } from './find-dataset.ts';
import { count } from './numbers.ts';
import { createWorkReport } from './work-report.ts';

const OPTIONS = {
  format: { type: 'string', default: 'idx' },
  ...DATA_OPTIONS,
} as const;

export const dataExport: Command = async (args, { resources, stdout, stderr, signal }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [name, parent, ...others] = positionals;
  if (name === undefined || parent === undefined || others.length > 0) {
    throw new UsageError('data export: which dataset, and into which folder?');
  }
  if (!v.is(DigitFormat, values.format)) {
    throw new UsageError(`--format is one of ${DIGIT_FORMATS.join(', ')}.`);
  }
  const folders = dataFolders(values, { resources });
  const source = await findDataset(name, folders);
  const summary = await summarizeDataset(source);
  const report = createWorkReport(source.name, stderr);
  const exported = await exportDataset(
    { folder: source.folder, ...summary },
    resolve(parent),
    values.format,
    { signal, onProgress: report.onProgress },
  ).finally(report.end);
  if (values.json) writeJson(stdout, { kind: 'exported', ...exported });
  else {
    const size = `${count(exported.files)} files, ${formatBytes(exported.bytes)}`;
    writeLine(stdout, `Exported to ${exported.folder}: ${size}.`);
  }
};
