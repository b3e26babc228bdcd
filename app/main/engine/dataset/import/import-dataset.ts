import { dirname } from 'node:path';
import type { ImportOptions, ImportProblem } from '../../../../contract/exchange.ts';
import { fitPicture } from '../../../../core/drawing/fit-picture.ts';
import { type StoredDataset, writeStored } from '../stored-dataset.ts';
import { buildFolder, removeUnfinished } from './unfinished.ts';
import { placeClasses } from './class-places.ts';
import { DigitsProgress, type OnProgress } from './digits-progress.ts';
import { divideParts } from './divide-parts.ts';
import { findSource } from './find-source.ts';
import { importFailure } from './import-failure.ts';
import { type ImportSource, isProblem } from './import-source.ts';
import { ProblemList } from './problem-list.ts';
import { SampleStore } from './sample-store.ts';
import { surveySource } from './survey.ts';
import { takeTurns } from '../../take-turns.ts';
import { writeSamples } from './write-samples.ts';

export interface ImportRequest {
  name: string;
  options: ImportOptions;
  /** Where the dataset is to be stored; it must not be there yet. */
  folder: string;
  signal?: AbortSignal | undefined;
  onProgress?: OnProgress | undefined;
}

export interface ImportedDataset {
  stored: StoredDataset;
  /** The first LISTED_PROBLEMS of problemCount. */
  problems: ImportProblem[];
  problemCount: number;
}

/**
 * Makes a stored dataset of a folder or of files (see findSource). What cannot be read is passed
 * over and told; the dataset is there as a whole, or not at all.
 * @throws FailureError `import-failed`, `not-readable`, `disk-full`, `not-writable`, `cancelled`
 */
export async function importDataset(
  paths: readonly string[],
  { name, options, folder, signal, onProgress }: ImportRequest,
): Promise<ImportedDataset> {
  await removeUnfinished(dirname(folder));
  const path = paths[0] ?? '';
  const source = await findSource(paths);
  const problems = new ProblemList();
  const store = await readSamples(source, options, new SampleStore(path), problems, {
    signal,
    onProgress,
  });
  if (store.count === 0) throw importFailure('nothing-readable', path, firstOf(problems));
  if (store.distinctLabels.length < 2) throw importFailure('too-few', path, String(store.count));

  const labelsOfAll = new Set([...source.labels, ...store.distinctLabels]);
  const { classes, placeOf } = placeClasses(source.format, [...labelsOfAll], source.names);
  const labels = store.classPlaces(placeOf);
  const split = divideParts(store.parts, labels);
  const stored = await buildFolder(folder, async (unfinished) => {
    const files = await writeSamples(unfinished, store, labels, split, takeTurns(signal));
    const description: StoredDataset = {
      format: 1,
      name,
      classes,
      trainCount: split.train.length,
      testCount: split.test.length,
      origin: { kind: 'imported', from: path, format: source.format },
      addedAt: new Date().toISOString(),
      files,
    };
    await writeStored(unfinished, description);
    return description;
  });
  return { stored, problems: problems.listed, problemCount: problems.count };
}

async function readSamples(
  source: ImportSource,
  options: ImportOptions,
  store: SampleStore,
  problems: ProblemList,
  { signal, onProgress }: Pick<ImportRequest, 'signal' | 'onProgress'>,
): Promise<SampleStore> {
  for (const problem of source.problems) problems.add(problem);
  const { tint } = await surveySource(source, options, signal);
  const progress = new DigitsProgress('import', source.count, onProgress);
  const turn = takeTurns(signal);
  let done = 0;
  for await (const item of source.items({ spread: false })) {
    if (isProblem(item)) problems.add(item);
    else {
      const grid = fitPicture(item, options, tint);
      if (grid) store.add(item.part, item.label, grid);
      else problems.add({ where: item.where, code: 'blank', detail: '' });
    }
    progress.report(++done);
    await turn();
  }
  return store;
}

function firstOf({ listed }: ProblemList): string {
  const [first] = listed;
  return first ? `${first.where}: ${first.code}` : '';
}
