import { parseArgs } from 'node:util';
import { FailureError } from '../../contract/failures.ts';
import { datasetSource } from '../engine/dataset/dataset-source.ts';
import { verifyDataset } from '../engine/dataset/verify-dataset.ts';
import { type Command, UsageError, writeJson, writeLine } from './command.ts';
import { dataFolder } from './data-folder.ts';
import { requireId } from './find-dataset.ts';
import { createWorkReport } from './work-report.ts';

const OPTIONS = {
  'user-data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const dataVerify: Command = async (args, { resources, stdout, stderr, signal }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError('data verify: which dataset?');
  const folders = { resources, data: dataFolder(values['user-data-dir']) };
  const id = await requireId(name, folders);
  const source = await datasetSource(id, folders);
  const report = createWorkReport(source.name, stderr);
  const task = { signal, onProgress: report.onProgress };
  const damage = await verifyDataset(source, task).finally(report.end);
  if (damage) throw new FailureError(damage);
  if (values.json) writeJson(stdout, { kind: 'verified', id, folder: source.folder });
  else writeLine(stdout, `${source.name} is whole: every byte was read and is as it should be.`);
};
