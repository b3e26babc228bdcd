import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { FailureError } from '../../contract/failures.ts';
import { Recipe } from '../../contract/recipe.ts';
import { loadDataset } from '../engine/dataset/dataset.ts';
import { describeSaved, readTrainingState } from '../engine/models/read-model.ts';
import { exportModel, importModel } from '../engine/models/exchange-models.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { continueFrom } from '../engine/training/continue-from.ts';
import { formatBytes } from '../terminal/format-amounts.ts';
import { type Command, UsageError, writeJson, writeLine } from './command.ts';
import { DATA_OPTIONS, dataFolders } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';
import { findDataset } from './find-dataset.ts';
import { findModelFolder, openLibrary, requireModel } from './find-model.ts';
import { modelLines } from './model-lines.ts';
import { accuracyText } from './numbers.ts';
import { trainInto } from './train-into.ts';
import { createJsonReport, createTextReport } from './train-report.ts';

const list: Command = async (args, { stdout }) => {
  const { values } = parseArgs({ args: [...args], options: DATA_OPTIONS });
  const { models, inUse } = await openLibrary(dataFolder(values['user-data-dir'])).list();
  for (const { id, summary, canContinue } of models) {
    if (values.json) {
      writeJson(stdout, { kind: 'model', id, inUse: id === inUse, canContinue, ...summary });
      continue;
    }
    const mark = id === inUse ? '*' : ' ';
    const { name, dataset, test } = summary;
    writeLine(stdout, `${mark} ${id}  ${name.padEnd(20)}  ${dataset.name}  ${accuracyText(test)}`);
  }
  if (models.length === 0 && !values.json) {
    writeLine(stdout, 'There are no models in the app yet.');
  }
};

const show: Command = async (args, { stdout }) => {
  const { name, values } = readOne('show', args, DATA_OPTIONS);
  const folder = await findModelFolder(name, dataFolder(values['user-data-dir']));
  const { summary, layers } = await describeSaved(folder);
  if (values.json) writeJson(stdout, { kind: 'model', folder, ...summary, layers });
  else writeLine(stdout, [summary.name, ...modelLines(summary), folder].join('\n'));
};

const remove: Command = async (args, { stdout }) => {
  const { name, values } = readOne('delete', args, DATA_OPTIONS);
  const library = openLibrary(dataFolder(values['user-data-dir']));
  const { id } = await requireModel(name, library);
  await library.requests.deleteModel({ id });
  if (values.json) writeJson(stdout, { kind: 'deleted', id });
  else writeLine(stdout, `${name} is in the bin, from which the app can put it back.`);
};

const exportFile: Command = async (args, { stdout }) => {
  const { values, positionals } = parseArgs({
    ...{ args: [...args], options: DATA_OPTIONS, allowPositionals: true },
  });
  const [name, folder, ...others] = positionals;
  if (name === undefined || folder === undefined || others.length > 0) {
    throw new UsageError('models export: which model, and into which folder?');
  }
  const library = openLibrary(dataFolder(values['user-data-dir']));
  const { id } = await requireModel(name, library);
  const exported = await exportModel(library, id, resolve(folder));
  if (values.json) writeJson(stdout, { kind: 'exported', id, ...exported });
  else writeLine(stdout, `${exported.path} (${formatBytes(exported.bytes)})`);
};

const importFile: Command = async (args, { stdout }) => {
  const { name: file, values } = readOne('import', args, DATA_OPTIONS);
  const library = openLibrary(dataFolder(values['user-data-dir']));
  const { id, isNew } = await importModel(library, resolve(file));
  const { summary } = await library.find(id);
  if (values.json) writeJson(stdout, { kind: 'imported', id, isNew, name: summary.name });
  else writeLine(stdout, `${summary.name} ${isNew ? 'is here now' : 'was here already'}: ${id}`);
};

const CONTINUE_OPTIONS = {
  ...DATA_OPTIONS,
  epochs: { type: 'string', default: '2' },
  data: { type: 'string' },
  out: { type: 'string' },
} as const;

const goOn: Command = async (args, { resources, stdout, stderr, signal }) => {
  const { name, values } = readOne('continue', args, CONTINUE_OPTIONS);
  const epochs = v.safeParse(Recipe.entries.epochs, Number(values.epochs));
  if (!epochs.success) throw new UsageError('--epochs is how many more: a whole number from 1.');
  const folders = dataFolders(values, { resources });
  const folder = await findModelFolder(name, folders.data);
  const { summary } = await describeSaved(folder);
  const state = await readTrainingState(folder);
  if (!state) throw new FailureError({ code: 'cannot-continue' });
  const report = values.json ? createJsonReport(stdout) : createTextReport(stdout, stderr);
  await loadTensorFlow();
  const source = await findDataset(values.data ?? summary.dataset.id, folders);
  const dataset = await loadDataset(source);
  try {
    await trainInto(values.out === undefined ? folder : resolve(values.out), {
      ...continueFrom(summary, state, epochs.output, dataset.summary),
      ...{ dataset, signal, report, best: null },
    });
  } finally {
    report.close();
    dataset.free();
  }
};

const commands = new Map<string, Command>([
  ['list', list],
  ['show', show],
  ['export', exportFile],
  ['import', importFile],
  ['continue', goOn],
  ['delete', remove],
]);

export const modelsCommand: Command = async ([name = '', ...args], surroundings) => {
  const command = commands.get(name);
  if (command) return command(args, surroundings);
  throw new UsageError(`models ${[...commands.keys()].join('|')}: which of these?`);
};

function readOne<Options extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  command: string,
  args: readonly string[],
  options: Options,
) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError(`models ${command}: which?`);
  return { name, values };
}
