import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { namesIn } from '../../../files/names-in.ts';
import { MODEL_FILE } from '../model-file.ts';
import { describeSaved, readingSaved } from '../read-model.ts';
import { trainingFileName } from '../training-file.ts';

/** As it is: weights hardly get smaller, and what is read again can then be no larger than its file. */
const STORED = { compress: false };

/**
 * A saved model as one zip archive: the files of its folder as they are, so that other programs can
 * unpack and load it.
 * @throws FailureError `model-missing`, `model-damaged`, `not-readable`
 */
export async function archiveOf(folder: string): Promise<Uint8Array> {
  const { weightsFile, weightsSha256 } = await describeSaved(folder);
  const training = trainingFileName(weightsSha256);
  return readingSaved(folder, async () => {
    const hasTraining = (await namesIn(folder)).includes(training);
    const zip = new ZipFile();
    for (const name of [MODEL_FILE, weightsFile, ...(hasTraining ? [training] : [])]) {
      zip.addBuffer(await readFile(join(folder, name)), name, STORED);
    }
    zip.end();
    return buffer(zip.outputStream);
  });
}
