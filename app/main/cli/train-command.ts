import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FailureError } from '../../contract/failures.ts';
import { BATCH_SIZE, EPOCHS, LEARNING_RATE } from '../../contract/training.ts';
import { loadDataset } from '../engine/dataset/dataset.ts';
import { prepareModelFolder } from '../engine/models/save-model.ts';
import { createNetwork } from '../engine/network/network.ts';
import { initialParameters } from '../engine/network/parameters.ts';
import { presetLayers } from '../engine/network/presets.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { trainAndSave } from '../engine/training/train-and-save.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { findDataset } from './find-dataset.ts';
import { readPreset, readSettings } from './train-options.ts';
import { createJsonReport, createTextReport } from './train-report.ts';

const OPTIONS = {
  net: { type: 'string', default: 'mlp' },
  epochs: { type: 'string', default: String(EPOCHS.standard) },
  batch: { type: 'string', default: String(BATCH_SIZE.standard) },
  rate: { type: 'string', default: String(LEARNING_RATE.standard) },
  seed: { type: 'string', default: '1' },
  data: { type: 'string', default: 'starter' },
  out: { type: 'string' },
  ...DATA_OPTIONS,
} as const;

export const trainCommand: Command = async (args, { resources, stdout, signal }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const preset = readPreset(values.net);
  const settings = readSettings(values);
  const folder = values.out === undefined ? null : resolve(values.out);
  const report = values.json ? createJsonReport(stdout) : createTextReport(stdout);

  // Before the training, not after it, one should hear that it cannot be saved.
  if (folder !== null) await prepareModelFolder(folder);
  await loadTensorFlow();
  const folders = dataFolders(values, { resources });
  const dataset = await loadDataset(await findDataset(values.data, folders));
  const layers = presetLayers(preset, dataset.summary.classes.length);
  const network = createNetwork(layers, initialParameters(layers, settings.seed));
  try {
    report.began(preset, network.layers, settings, dataset.summary);
    const { result, summary, unsaved } = await trainAndSave(preset, folder, {
      ...{ network, dataset, settings, signal },
      onProgress: report.progressed,
      onEpoch: report.epochEnded,
    });
    report.ended(result, summary === null || unsaved ? null : folder);
    if (unsaved) throw new FailureError(unsaved);
  } finally {
    report.close();
    network.free();
    dataset.free();
  }
};
