import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDataset } from '../engine/dataset/dataset.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { makeFolder } from '../files/make-folder.ts';
import { type Command, UsageError } from './command.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { findDataset } from './find-dataset.ts';
import { interruptedIn, trainInto } from './train-into.ts';
import { readTrainingSettings, TRAIN_OPTIONS } from './train-options.ts';
import { createJsonReport, createTextReport } from './train-report.ts';

const OPTIONS = {
  ...TRAIN_OPTIONS,
  data: { type: 'string', default: 'starter' },
  out: { type: 'string' },
  resume: { type: 'boolean', default: false },
  ...DATA_OPTIONS,
} as const;

export const trainCommand: Command = async (args, { resources, stdout, stderr, signal }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const settings = await readTrainingSettings(values);
  const out = values.out === undefined ? null : resolve(values.out);
  const isResumed = values.resume;
  if (isResumed && out === null) throw new UsageError('--resume goes on with the run of an --out.');
  const report = values.json ? createJsonReport(stdout) : createTextReport(stdout, stderr);

  // Before the training, not after it, one should hear that it cannot be saved.
  if (out !== null) await makeFolder(out);
  await loadTensorFlow();
  const folders = dataFolders(values, { resources });
  const dataset = await loadDataset(await findDataset(values.data, folders));
  try {
    const begin =
      isResumed && out !== null
        ? await interruptedIn(out, dataset, report)
        : { settings, from: null, best: null };
    await trainInto(out, { ...begin, dataset, signal, report });
  } finally {
    report.close();
    dataset.free();
  }
};
