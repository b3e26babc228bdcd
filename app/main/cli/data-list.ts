import { parseArgs } from 'node:util';
import { KNOWN_DATASETS } from '../../contract/dataset.ts';
import { type DescribedDataset, describeDataset } from '../engine/dataset/catalogue-entry.ts';
import { ownDatasetIds } from '../engine/dataset/own-datasets.ts';
import { formatBytes } from '../terminal/format-amounts.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { sentenceOf } from './failure-sentences.ts';
import { count } from './numbers.ts';

export const dataList: Command = async (args, { resources, stdout }) => {
  const { values } = parseArgs({ args: [...args], options: DATA_OPTIONS });
  const folders = dataFolders(values, { resources });
  const ids = [...KNOWN_DATASETS, ...(await ownDatasetIds(folders.data))];
  for (const id of ids) {
    const dataset = await describeDataset(id, folders);
    if (values.json) writeJson(stdout, { kind: 'dataset', ...dataset });
    else writeLine(stdout, describe(dataset));
  }
};

function describe(dataset: DescribedDataset): string {
  const { id, name, state, trainCount, testCount, bytesOnDisk, fetchBytes, problem } = dataset;
  const counts = `${count(trainCount)} + ${count(testCount)}`;
  const size =
    state === 'absent' && fetchBytes !== null
      ? `${formatBytes(fetchBytes)} to fetch`
      : formatBytes(bytesOnDisk);
  const line = `${id.padEnd(16)}  ${state.padEnd(7)}  ${counts.padStart(16)}  ${size.padStart(16)}  ${name}`;
  return problem ? `${line}\n  ${sentenceOf(problem)}` : line;
}
