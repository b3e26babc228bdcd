import { parseArgs } from 'node:util';
import { datasetSource, loadDataset } from '../engine/dataset/dataset.ts';
import { evaluate } from '../engine/prediction/evaluate.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { confusionTable } from './confusion-table.ts';
import { loadNetwork } from './load-network.ts';
import { count, decimals, percent } from './numbers.ts';

const OPTIONS = {
  model: { type: 'string' },
  data: { type: 'string', default: 'starter' },
  json: { type: 'boolean', default: false },
} as const;

export const evaluateCommand: Command = async (args, { resources, stdout }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const network = await loadNetwork(values.model);
  const dataset = await loadDataset(datasetSource(values.data, resources));
  const evaluation = await evaluate(network, dataset.test);
  dataset.free();
  network.free();
  if (values.json) {
    writeJson(stdout, { kind: 'evaluated', data: values.data, ...evaluation });
    return;
  }
  const { loss, accuracy, confusion } = evaluation;
  writeLine(
    stdout,
    `${percent(accuracy)} of ${count(evaluation.count)} test digits are right, loss ${decimals(loss)}.\n`,
  );
  writeLine(stdout, confusionTable(confusion));
};
