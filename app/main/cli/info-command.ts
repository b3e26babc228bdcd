import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../../../package.json' with { type: 'json' };
import { failureOf } from '../../contract/failures.ts';
import type { ModelSummary } from '../../contract/models.ts';
import { summarizeDataset } from '../engine/dataset/dataset.ts';
import { starterSource } from '../engine/dataset/dataset-source.ts';
import { readModel } from '../engine/models/read-model.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { sentenceOf } from './failure-sentences.ts';
import { count, decimals, percent } from './numbers.ts';

const OPTIONS = { model: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

export const infoCommand: Command = async (args, { resources, stdout }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const folder = values.model === undefined ? null : resolve(values.model);
  const model = folder === null ? null : (await readModel(folder)).summary;
  // Whoever asks for information may do so because one of these is missing.
  const tensorflow = await loadTensorFlow().catch(failureOf);
  const starter = await summarizeDataset(starterSource(resources)).catch(failureOf);
  const app = packageFile.version;
  const { node } = process.versions;

  if (values.json) {
    writeJson(stdout, { kind: 'info', app, node, tensorflow, resources, starter, folder, model });
    return;
  }
  writeLine(stdout, `Digit Studio  ${app}`);
  writeLine(stdout, `Node          ${node}`);
  const versions =
    'code' in tensorflow
      ? sentenceOf(tensorflow)
      : `${tensorflow.tensorflow} by tfjs-node ${tensorflow.tfjs}`;
  writeLine(stdout, `TensorFlow    ${versions}`);
  writeLine(stdout, `resources     ${resources}`);
  const digits =
    'code' in starter
      ? sentenceOf(starter)
      : `${count(starter.trainCount)} to train on, ${count(starter.testCount)} to test on`;
  writeLine(stdout, `starter set   ${digits}`);
  if (model) writeLine(stdout, `model         ${folder}\n${describe(model)}`);
};

function describe({ network, parameterCount, savedAt, settings, dataset, ...rest }: ModelSummary) {
  const { epochs, batchSize, learningRate, seed } = settings;
  return [
    `${network} with ${count(parameterCount)} parameters, saved at ${savedAt}`,
    `${rest.epochsDone} of ${epochs} epochs on ${count(dataset.trainCount)} digits of ${dataset.name}, batch ${batchSize}, rate ${learningRate}, seed ${seed}`,
    `${percent(rest.test.accuracy)} of ${count(rest.test.count)} test digits right, loss ${decimals(rest.test.loss)}`,
  ]
    .map((line) => `              ${line}`)
    .join('\n');
}
