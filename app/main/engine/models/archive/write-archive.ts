import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { ZipFile } from 'yazl';
import { DatasetId } from '../../../../contract/dataset.ts';
import type { ModelSummary } from '../../../../contract/models.ts';
import { namesIn } from '../../../files/names-in.ts';
import { descriptionText, MODEL_FILE } from '../model-file.ts';
import { describeSaved, readingSaved } from '../read-model.ts';
import { trainingFileName } from '../training-file.ts';

/** As it is: weights hardly get smaller, and what is read again can then be no larger than its file. */
const STORED = { compress: false };

/**
 * A saved model as one zip archive: the files of its folder, so that other programs can unpack and
 * load it.
 * @throws FailureError `model-missing`, `model-damaged`, `not-readable`
 */
export async function archiveOf(folder: string): Promise<Uint8Array> {
  const { summary, layers, weightsFile, weightsSha256 } = await describeSaved(folder);
  const description = descriptionText(forOthers(summary), layers, weightsSha256);
  const training = trainingFileName(weightsSha256);
  return readingSaved(folder, async () => {
    const hasTraining = (await namesIn(folder)).includes(training);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(description), MODEL_FILE, STORED);
    for (const name of [weightsFile, ...(hasTraining ? [training] : [])]) {
      zip.addBuffer(await readFile(join(folder, name)), name, STORED);
    }
    zip.end();
    return buffer(zip.outputStream);
  });
}

/** Whoever gets it need not know in which folder of somebody's computer the samples were. */
function forOthers(summary: ModelSummary): ModelSummary {
  const { dataset } = summary;
  if (v.is(DatasetId, dataset.id)) return summary;
  return { ...summary, dataset: { ...dataset, id: 'elsewhere', name: basename(dataset.name) } };
}
