import { resolve } from 'node:path';
import type { Doubt } from '../../app/contract/doubt.ts';
import { limitAccepting } from '../../app/core/doubt/limit-accepting.ts';
import {
  STRANGER_KINDS,
  type StrangerKind,
} from '../../app/core/doubt/strangers/stranger-kinds.ts';
import { loadDataset } from '../../app/main/engine/dataset/dataset.ts';
import { folderSource } from '../../app/main/engine/dataset/dataset-source.ts';
import { allOf } from '../../app/main/engine/dataset/sample-choice.ts';
import { drawStrangers } from '../../app/main/engine/doubt/drawn-grids.ts';
import {
  gridImages,
  type ImageSource,
  sampleImages,
} from '../../app/main/engine/doubt/gather-traces.ts';
import { everySecond, measureDoubt, scoresOf } from '../../app/main/engine/doubt/measure-doubt.ts';
import { measureReliability } from '../../app/main/engine/doubt/measure-reliability.ts';
import { unitsOf } from '../../app/main/engine/doubt/stranger-units.ts';
import { gridsOfInks } from '../../app/main/engine/hand/grids-of-inks.ts';
import { readModel } from '../../app/main/engine/models/read-model.ts';
import { createNetwork, type Network } from '../../app/main/engine/network/network.ts';
import { readDrawings } from '../../app/main/engine/people/drawings-file.ts';
import { loadTensorFlow } from '../../app/main/engine/tensorflow.ts';
import { SetupError } from '../setup/setup-error.ts';

interface Options {
  model?: string | undefined;
  data?: string | undefined;
  strokes?: string | undefined;
  fashion?: string | undefined;
  json: boolean;
}

/** Of each kind, drawn anew: none of them was learned from. */
const FRESH = { each: 100, seed: 1_000 };
const TO_LEARN = { each: 40, seed: 1 };
/** At which the goal asks how many strangers are refused. */
const ASKED_SHARE = 0.95;

interface Images {
  name: string;
  source: ImageSource;
}

/** Shares of digits that are accepted, and of what is none that is refused, at one limit. */
interface Shares {
  accepted: Record<string, number>;
  refused: Record<string, number>;
}

/**
 * How well a model tells digits from what is none, at its own limit and at the one at which 95 % of
 * the test digits are accepted; then once more with the half of the kinds, told apart from the other.
 */
export async function benchDoubt(options: Options): Promise<void> {
  const { model, data, strokes, fashion, json } = options;
  if (model === undefined || data === undefined) {
    throw new SetupError('npm run bench -- doubt --model <folder> --data <MNIST>');
  }
  await loadTensorFlow();
  const { summary, layers, values } = await readModel(resolve(model));
  const network = createNetwork(layers, values);
  const dataset = await loadDataset(await folderSource(resolve(data)));
  const { recipe } = summary.settings;
  const others =
    fashion === undefined ? null : await loadDataset(await folderSource(resolve(fashion)));

  const digits: Images[] = [
    { name: 'test', source: sampleImages(everySecond(allOf(dataset.test), 1)) },
  ];
  if (strokes !== undefined) digits.push({ name: 'strokes', source: await drawnIn(strokes) });
  const found: Images[] = others
    ? [{ name: 'fashion', source: sampleImages(allOf(others.test)) }]
    : [];

  const begun = performance.now();
  const anew = await measureDoubt(network, { dataset, recipe });
  const measuredMs = performance.now() - begun;
  const doubt = summary.doubt ?? anew;
  const { before, after, ...reliability } = await measureReliability(network, doubt, dataset);
  const calibration = { before: before.error, after: after.error };

  const all = [...(await groups(STRANGER_KINDS)), ...found];
  const own = await sharesAt(network, doubt, { digits, strangers: all });

  const halves = [0, 1].map((half) => STRANGER_KINDS.filter((_, place) => place % 2 === half));
  const [learned, unknown] = [halves[0]!, halves[1]!];
  const strangers = () => drawStrangers(learned, TO_LEARN);
  const half = await measureDoubt(network, { dataset, recipe, strangers });
  const never = [...(await groups(unknown)), ...found];
  const unseen = await sharesAt(network, half, { digits, strangers: never });

  report({ measuredMs, ...reliability, calibration, own, unseen }, json);
  network.free();
  dataset.free();
  others?.free();
}

async function drawnIn(file: string): Promise<ImageSource> {
  const drawings = await readDrawings(resolve(file));
  return gridImages(await gridsOfInks(drawings.map(({ ink }) => ink)));
}

async function groups(kinds: readonly StrangerKind[]): Promise<Images[]> {
  const sources: Images[] = [];
  for (const group of ['letter', 'shape', 'noise'] as const) {
    const grids = await drawStrangers(
      kinds.filter((kind) => kind.group === group),
      FRESH,
    );
    sources.push({ name: group, source: gridImages(grids) });
  }
  return sources;
}

async function sharesAt(
  network: Network,
  { strangers: test }: Doubt,
  images: { digits: readonly Images[]; strangers: readonly Images[] },
): Promise<{ atOwnLimit: Shares; atAskedShare: Shares }> {
  const scored = async (all: readonly Images[]) => {
    const scores = new Map<string, Float64Array>();
    for (const { name, source } of all) {
      scores.set(name, (await scoresOf(network, unitsOf(test), source)).scores);
    }
    return scores;
  };
  const [digits, strangers] = [await scored(images.digits), await scored(images.strangers)];
  const at = (limit: number): Shares => ({
    accepted: sharesOf(digits, (score) => score <= limit),
    refused: sharesOf(strangers, (score) => score > limit),
  });
  return {
    atOwnLimit: at(test.limit),
    atAskedShare: at(limitAccepting(digits.get('test')!, ASKED_SHARE)),
  };
}

function sharesOf(
  scores: ReadonlyMap<string, Float64Array>,
  counts: (score: number) => boolean,
): Record<string, number> {
  return Object.fromEntries(
    [...scores].map(([name, own]) => [name, own.filter(counts).length / own.length]),
  );
}

interface Report {
  measuredMs: number;
  count: number;
  temperature: number;
  sure: number;
  sureAccuracy: number;
  calibration: { before: number; after: number };
  own: { atOwnLimit: Shares; atAskedShare: Shares };
  unseen: { atOwnLimit: Shares; atAskedShare: Shares };
}

function report(measured: Report, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ bench: 'doubt', ...measured }));
    return;
  }
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const list = (shares: Record<string, number>) =>
    Object.entries(shares)
      .map(([name, share]) => `${name} ${percent(share)}`)
      .join(', ');
  const lines = (title: string, { accepted, refused }: Shares) => [
    `  ${title}`,
    `    accepted: ${list(accepted)}`,
    `    refused:  ${list(refused)}`,
  ];
  const { calibration, own, unseen } = measured;
  console.log(
    [
      `doubt: measured in ${measured.measuredMs.toFixed(0)} ms`,
      `  expected calibration error ${percent(calibration.before)} before, ${percent(calibration.after)} at temperature ${measured.temperature.toFixed(3)} (${measured.count} test digits)`,
      `  sure of ${percent(measured.sure)}, of which right ${percent(measured.sureAccuracy)}`,
      'all kinds of strangers learned, others of the same kinds asked about',
      ...lines("at the model's limit", own.atOwnLimit),
      ...lines('at 95 % of the test digits', own.atAskedShare),
      'half of the kinds learned, the other half asked about',
      ...lines("at the model's limit", unseen.atOwnLimit),
      ...lines('at 95 % of the test digits', unseen.atAskedShare),
    ].join('\n'),
  );
}
