import { parseArgs } from 'node:util';
import { FailureError } from '../../contract/failures.ts';
import { loadDataset } from '../engine/dataset/dataset.ts';
import { evaluate } from '../engine/prediction/evaluate.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { confusionTable } from './confusion-table.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { findDataset } from './find-dataset.ts';
import { loadModel } from './load-model.ts';
import { count, decimals, percent } from './numbers.ts';

const OPTIONS = {
  model: { type: 'string' },
  data: { type: 'string', default: 'starter' },
  ...DATA_OPTIONS,
} as const;

export const evaluateCommand: Command = async (args, { resources, stdout }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { network, summary } = await loadModel(values.model);
  const folders = dataFolders(values, { resources });
  const dataset = await loadDataset(await findDataset(values.data, folders));
  const { classes } = dataset.summary;
  const modelClasses = summary.dataset.classes.length;
  if (classes.length !== modelClasses) {
    const counts = { model: modelClasses, dataset: classes.length };
    throw new FailureError({ code: 'classes-differ', ...counts });
  }
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
  writeLine(stdout, confusionTable(confusion, classes));
};
