import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { GRID_SIDE } from '../../../../contract/digit.ts';
import { encodeIdx } from '../idx.ts';
import type { ExportFolder } from './export-folder.ts';
import { type ExportedPart, type OnDigits, samplesOf } from './exported-part.ts';

const NOTHING = new Uint8Array();

/** The four files as MNIST's download page has them: IDX, gzipped. */
export async function exportIdx(
  folder: ExportFolder,
  parts: readonly ExportedPart[],
  _classes: readonly string[],
  onDigits: OnDigits,
): Promise<void> {
  for (const part of parts) {
    const prefix = part.name === 'train' ? 'train' : 't10k';
    const { labels } = part.samples;
    await folder.writePieces(`${prefix}-images-idx3-ubyte.gz`, gzip(images(part, onDigits)));
    const encoded = [encodeIdx({ shape: [labels.length], data: labels })];
    await folder.writePieces(`${prefix}-labels-idx1-ubyte.gz`, gzip(encoded));
  }
}

async function* images(part: ExportedPart, onDigits: OnDigits): AsyncGenerator<Uint8Array> {
  const count = part.samples.labels.length;
  yield encodeIdx({ shape: [count, GRID_SIDE, GRID_SIDE], data: NOTHING });
  for await (const samples of samplesOf(part)) {
    yield Buffer.concat(samples.map(({ pixels }) => pixels));
    await onDigits(samples.length);
  }
}

function gzip(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // An error of either ends the reading of the last, which is where it is seen.
  return pipeline(Readable.from(pieces), createGzip(), () => undefined);
}
