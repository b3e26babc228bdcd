import { parseArgs } from 'node:util';
import packageFile from '../../../package.json' with { type: 'json' };
import { failureOf } from '../../contract/failures.ts';
import { summarizeDataset } from '../engine/dataset/dataset.ts';
import { starterSource } from '../engine/dataset/dataset-source.ts';
import { readModel } from '../engine/models/read-model.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { type Command, writeJson, writeLine } from './command.ts';
import { DATA_OPTIONS } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';
import { sentenceOf } from './failure-sentences.ts';
import { findModelFolder } from './find-model.ts';
import { modelLines } from './model-lines.ts';
import { count } from './numbers.ts';

const OPTIONS = { model: { type: 'string' }, ...DATA_OPTIONS } as const;

export const infoCommand: Command = async (args, { resources, stdout }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const data = dataFolder(values['user-data-dir']);
  const folder = values.model === undefined ? null : await findModelFolder(values.model, data);
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
  if (model)
    writeLine(
      stdout,
      `model         ${folder}\n${modelLines(model)
        .map((line) => `              ${line}`)
        .join('\n')}`,
    );
};
