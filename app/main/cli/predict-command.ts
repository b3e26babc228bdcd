import { resolve } from 'node:path';
import { readDrawings } from '../engine/people/drawings-file.ts';
import { gridsOfInks } from '../engine/hand/grids-of-inks.ts';
import { schoolingOf } from '../engine/hand/schooling.ts';
import type { Digits } from '../engine/dataset/read-digits.ts';
import { createProgressLine } from '../terminal/progress-line.ts';
import { type Command, CommandError, type Surroundings } from './command.ts';
import { type LoadedModel, loadModel } from './load-model.ts';
import { loadReplay } from './load-replay.ts';
import { type LearnedAll, learnWriters } from './predict-learned.ts';
import { type PredictOptions, readPredictOptions } from './predict-options.ts';
import { readAll } from './predict-readings.ts';
import { writeReadings, writeScored, writeScoredJson } from './predict-report.ts';
import { scoreReadings } from './predict-score.ts';
import { type Writer, writersOf } from './predict-writers.ts';

export const predictCommand: Command = async (args, surroundings) => {
  const options = readPredictOptions(args);
  const model = await loadModel(options.model, options.folder);
  try {
    await predictFile(options, model, surroundings);
  } finally {
    model.network.free();
  }
};

async function predictFile(
  options: PredictOptions,
  model: LoadedModel,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout } = surroundings;
  const { classes } = model.summary.dataset;
  const drawings = await readDrawings(resolve(options.file));
  const images = await gridsOfInks(drawings.map(({ ink }) => ink));
  const readings = readAll(model, images);
  const known = drawings.flatMap(({ label }) => label ?? []);
  if (known.length < drawings.length) {
    if (options.learn !== null) throw new CommandError('--learn needs a label for each drawing.');
    writeReadings(stdout, options.json, readings, classes);
    return;
  }
  requireKnown(known, classes);
  const digits = { images, labels: Uint8Array.from(known) };
  const writers = writersOf(drawings);
  const learned = await learnedFrom({ digits, writers }, options, model, surroundings);
  const scored = scoreReadings(readings, digits.labels, options.byWriter ? writers : null);
  if (options.json) writeScoredJson(stdout, scored, learned);
  else writeScored(stdout, scored, learned, classes);
}

function requireKnown(labels: readonly number[], classes: readonly string[]): void {
  const strange = labels.find((label) => label >= classes.length);
  if (strange === undefined) return;
  throw new CommandError(`The model tells ${classes.length} classes apart; ${strange} is none.`);
}

/** Null where nothing is to be learned. */
async function learnedFrom(
  drawn: { digits: Digits; writers: readonly Writer[] },
  { learn, data, json, folder }: PredictOptions,
  { network, summary }: LoadedModel,
  { resources, signal, stderr }: Surroundings,
): Promise<LearnedAll | null> {
  if (learn === null) return null;
  const dataset = await loadReplay(data, summary, { resources, data: folder });
  const line = json ? null : createProgressLine('Learning', 'writers', stderr);
  const total = drawn.writers.length;
  try {
    return await learnWriters({
      ...{ network, ...drawn, count: learn, dataset, schooling: schoolingOf(summary), signal },
      onWriter: (done) => line?.show({ done, total }),
    });
  } finally {
    line?.end();
    dataset.free();
  }
}
