import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FailureError } from '../../../../contract/failures.ts';
import { systemCode } from '../../../files/write-failure.ts';
import {
  decodeCheckpoint,
  MOST_CHECKPOINT_BYTES,
} from '../../training/checkpoints/checkpoint-file.ts';
import { MODEL_FILE, parseModelFile } from '../model-file.ts';
import { LARGEST_DESCRIPTION } from '../read-model.ts';
import type { SavedModel } from '../save-model.ts';
import { trainingFileName } from '../training-file.ts';
import { packWeights, sha256, unpackWeights } from '../weights.ts';

/** model.json, the weights, the state of the training. */
const MOST_ENTRIES = 3;
const STORED = 0;

/**
 * Reads a model out of an archive that somebody else may have made, and checks all of it as that of
 * a saved model. Nothing is unpacked onto the disk: a name in the archive is only ever compared with
 * those that a model has. Entries must be stored as they are, so none is larger than the file.
 * @throws FailureError `model-file-invalid`, `not-readable`
 */
export async function readArchive(path: string): Promise<SavedModel> {
  try {
    // A device or a pipe might never end.
    if (!(await stat(path)).isFile()) throw new Error('it is no file');
    const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    try {
      return await readModelFrom(zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code !== undefined) {
      throw new FailureError({ code: 'not-readable', path, reason: code }, { cause: error });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureError({ code: 'model-file-invalid', path, reason }, { cause: error });
  }
}

async function readModelFrom(zip: ZipFile): Promise<SavedModel> {
  const entries = await entriesOf(zip);
  const read = async (name: string, most: number): Promise<Uint8Array> => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`it has no ${name}`);
    if (entry.uncompressedSize > most) throw new Error(`its ${name} is too large`);
    return buffer(await zip.openReadStreamPromise(entry));
  };

  const text = Buffer.from(await read(MODEL_FILE, LARGEST_DESCRIPTION)).toString('utf8');
  const { summary, layers, ...weights } = parseModelFile(text);
  const bytes = await read(weights.weightsFile, weights.weightsBytes);
  if (sha256(bytes) !== weights.weightsSha256) {
    throw new Error('its weights are not those that it names');
  }
  const training = trainingFileName(weights.weightsSha256);
  const trainingState = entries.has(training) ? await read(training, MOST_CHECKPOINT_BYTES) : null;
  if (trainingState) requireStateOf(weights.weightsSha256, trainingState);
  const known = [MODEL_FILE, weights.weightsFile, training];
  if ([...entries.keys()].some((name) => !known.includes(name))) {
    throw new Error('it holds something that is no part of a model');
  }
  return { summary, layers, values: unpackWeights(layers, bytes), trainingState };
}

/** A training that goes on from it must be that of the model. */
function requireStateOf(weightsSha256: string, trainingState: Uint8Array): void {
  const { weights } = decodeCheckpoint(trainingState);
  if (sha256(packWeights(weights)) !== weightsSha256) {
    throw new Error('its training state has other weights');
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new Error(`it has ${zip.entryCount} entries`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.compressionMethod !== STORED || entry.isEncrypted()) {
      throw new Error('its entries are not stored as they are');
    }
    if (entries.has(entry.fileName)) throw new Error('it has two entries of one name');
    entries.set(entry.fileName, entry);
  }
  return entries;
}
