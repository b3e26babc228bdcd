import { parseArgs } from 'node:util';
import { perClass as scoreClasses } from '../../core/statistics/per-class.ts';
import { loadDataset } from '../engine/dataset/dataset.ts';
import { requireSameClasses } from '../engine/dataset/require-same-classes.ts';
import { evaluateInDetail } from '../engine/prediction/evaluate-in-detail.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { confusionTable } from './confusion-table.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';
import { findDataset } from './find-dataset.ts';
import { loadModel } from './load-model.ts';
import { accuracyText, count, decimals, intervalOf } from './numbers.ts';
import { reliabilityText } from './reliability-text.ts';

const OPTIONS = {
  model: { type: 'string' },
  data: { type: 'string', default: 'starter' },
  ...DATA_OPTIONS,
} as const;

export const evaluateCommand: Command = async (args, { resources, stdout }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { network, summary } = await loadModel(values.model, dataFolder(values['user-data-dir']));
  const folders = dataFolders(values, { resources });
  const dataset = await loadDataset(await findDataset(values.data, folders));
  const { classes } = dataset.summary;
  requireSameClasses(summary.dataset, dataset.summary);
  const evaluation = await evaluateInDetail(network, summary.doubt, dataset);
  dataset.free();
  network.free();
  if (values.json) {
    const perClass = scoreClasses(evaluation.confusion);
    const interval = intervalOf(evaluation);
    writeJson(stdout, { kind: 'evaluated', data: values.data, ...evaluation, interval, perClass });
    return;
  }
  const { loss, confusion, reliability } = evaluation;
  writeLine(
    stdout,
    `${accuracyText(evaluation)} of ${count(evaluation.count)} test digits are right, loss ${decimals(loss)}.\n`,
  );
  writeLine(stdout, confusionTable(confusion, classes));
  if (reliability) writeLine(stdout, `\n${reliabilityText(reliability)}`);
};
