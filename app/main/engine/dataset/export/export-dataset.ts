import type { DigitFormat } from '../../../../contract/catalogue.ts';
import type { ExportResult } from '../../../../contract/exchange.ts';
import { CLASS_LIST, encodeClassList } from '../import/class-list.ts';
import { DigitsProgress, type OnProgress } from '../import/digits-progress.ts';
import { takeTurns } from '../../take-turns.ts';
import { buildFolder } from '../import/unfinished.ts';
import { openSamples } from '../sample-reader.ts';
import { safeName } from './class-folders.ts';
import { ExportFolder } from './export-folder.ts';
import { exportCsv } from './export-csv.ts';
import { exportIdx } from './export-idx.ts';
import { exportImages } from './export-images.ts';
import type { ExportedPart } from './exported-part.ts';
import { freeFolder } from './free-folder.ts';

/** What is exported: a dataset of the app's, or any folder with the four files. */
export interface ExportSource {
  folder: string;
  name: string;
  classes: readonly string[];
}

export interface ExportTask {
  signal?: AbortSignal | undefined;
  onProgress?: OnProgress | undefined;
}

const WRITERS = { idx: exportIdx, images: exportImages, csv: exportCsv } as const;

/**
 * Writes a dataset for other programs, as whole as importDataset reads it again: into a new folder
 * in `parent` that is called like the dataset, and is there as a whole or not at all.
 * @throws FailureError `dataset-missing`, `dataset-damaged`, `disk-full`, `not-writable`,
 *   `cancelled`
 */
export async function exportDataset(
  { folder, name, classes }: ExportSource,
  parent: string,
  format: DigitFormat,
  { signal, onProgress }: ExportTask,
): Promise<ExportResult> {
  const turn = takeTurns(signal);
  const parts: ExportedPart[] = [
    { name: 'train', samples: await openSamples(folder, 'train') },
    { name: 'test', samples: await openSamples(folder, 'test') },
  ];
  const total = parts.reduce((sum, { samples }) => sum + samples.labels.length, 0);
  const progress = new DigitsProgress('export', total, onProgress);
  let done = 0;
  const onDigits = async (count: number) => {
    progress.report((done += count));
    await turn();
  };

  const target = await freeFolder(parent, safeName(name));
  return buildFolder(target, async (unfinished) => {
    const written = new ExportFolder(unfinished);
    await WRITERS[format](written, parts, classes, onDigits);
    await written.write(CLASS_LIST, encodeClassList(classes));
    return { folder: target, files: written.files, bytes: written.bytes };
  });
}
