import { FailureError } from '../../contract/failures.ts';
import { datasetSource } from '../engine/dataset/dataset-source.ts';
import { verifyDataset } from '../engine/dataset/verify-dataset.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { readOneDataset } from './data-arguments.ts';
import { createWorkReport } from './work-report.ts';

export const dataVerify: Command = async (args, surroundings) => {
  const { stdout, stderr, signal } = surroundings;
  const { id, folders, json } = await readOneDataset('data verify', args, surroundings);
  const source = await datasetSource(id, folders);
  const report = createWorkReport(source.name, stderr);
  const task = { signal, onProgress: report.onProgress };
  const damage = await verifyDataset(source, task).finally(report.end);
  if (damage) throw new FailureError(damage);
  if (json) writeJson(stdout, { kind: 'verified', id, folder: source.folder });
  else writeLine(stdout, `${source.name} is whole: every byte was read and is as it should be.`);
};
