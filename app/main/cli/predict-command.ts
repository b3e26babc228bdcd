import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GRID_PIXELS } from '../../contract/digit.ts';
import { fitToGrid } from '../../core/drawing/fit-to-grid.ts';
import type { Network } from '../engine/network/network.ts';
import { perClass } from '../../core/statistics/per-class.ts';
import { bestClasses, confusionMatrix, countRight } from '../engine/prediction/metrics.ts';
import { predict } from '../engine/prediction/predict.ts';
import {
  type Command,
  CommandError,
  type Output,
  UsageError,
  writeJson,
  writeLine,
} from './command.ts';
import { DATA_OPTIONS } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';
import { confusionTable } from './confusion-table.ts';
import { type Drawing, readDrawings } from './drawings-file.ts';
import { loadModel } from './load-model.ts';
import { count, percent } from './numbers.ts';

const OPTIONS = { model: { type: 'string' }, ...DATA_OPTIONS } as const;
const BATCH_SIZE = 500;

export const predictCommand: Command = async (args, { stdout }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Which file? Give one.');
  const { network, summary } = await loadModel(values.model, dataFolder(values['user-data-dir']));
  const { classes } = summary.dataset;
  const drawings = await readDrawings(resolve(file));
  const probabilities = predictAll(network, drawings, classes.length);
  network.free();

  const labels = drawings.map(({ label }) => label);
  if (labels.every((label) => label !== undefined)) {
    requireKnown(labels, classes);
    const answers = bestClasses(probabilities, classes.length);
    reportAnswers(stdout, values.json, answers, labels, classes);
  } else {
    reportPredictions(stdout, values.json, probabilities, classes);
  }
};

function requireKnown(labels: readonly number[], classes: readonly string[]): void {
  const strange = labels.find((label) => label >= classes.length);
  if (strange === undefined) return;
  throw new CommandError(`The model tells ${classes.length} classes apart; ${strange} is none.`);
}

/** Row after row, the probabilities of the classes for each drawing. */
function predictAll(
  network: Network,
  drawings: readonly Drawing[],
  classCount: number,
): Float32Array {
  const all = new Float32Array(drawings.length * classCount);
  for (let start = 0; start < drawings.length; start += BATCH_SIZE) {
    const batch = drawings.slice(start, start + BATCH_SIZE);
    const pixels = new Uint8Array(batch.length * GRID_PIXELS);
    batch.forEach(({ strokes }, place) => pixels.set(fitToGrid(strokes), place * GRID_PIXELS));
    all.set(predict(network, pixels), start * classCount);
  }
  return all;
}

function reportAnswers(
  output: Output,
  json: boolean,
  answers: Uint8Array,
  labels: readonly number[],
  classes: readonly string[],
): void {
  const confusion = confusionMatrix(answers, labels, classes.length);
  const accuracy = countRight(answers, labels) / labels.length;
  if (json) {
    const byClass = perClass(confusion).map(({ recall }) => recall);
    writeJson(output, { kind: 'predicted', accuracy, count: labels.length, byClass, confusion });
    return;
  }
  writeLine(output, `${percent(accuracy)} of ${count(labels.length)} drawn digits are right.\n`);
  writeLine(output, confusionTable(confusion, classes));
}

function reportPredictions(
  output: Output,
  json: boolean,
  probabilities: Float32Array,
  classes: readonly string[],
): void {
  const answers = bestClasses(probabilities, classes.length);
  if (!json) writeLine(output, `drawing  class  probabilities of ${classes.join(', ')} in %`);
  answers.forEach((digit, index) => {
    const row = [...probabilities.slice(index * classes.length, (index + 1) * classes.length)];
    if (json) {
      writeJson(output, { kind: 'prediction', index, digit, probabilities: row });
      return;
    }
    const shares = row.map((share) => (share * 100).toFixed(1).padStart(6)).join('');
    writeLine(
      output,
      `${String(index + 1).padStart(7)}  ${classes[digit]!.padStart(5)}  ${shares}`,
    );
  });
  if (json) writeJson(output, { kind: 'predicted', count: answers.length });
}
