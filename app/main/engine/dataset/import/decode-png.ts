import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';
import { greyOfColours } from './grey-of-colours.ts';

/** All that decides on the pixels: compressed texts and profiles can ask for any memory. */
const NEEDED_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const SIGNATURE_BYTES = 8;
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Decodes a PNG whose width and height were found to be small.
 * @throws any error if it is damaged
 */
export function decodePng(bytes: Buffer): GreyPicture {
  const chunks = chunksOf(bytes);
  checkUnpackedLength(chunks);
  const needed = chunks.filter(({ type }) => NEEDED_CHUNKS.has(type));
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  const { width, height, data } = PNG.sync.read(
    Buffer.concat([signature, ...needed.map(({ whole }) => whole)]),
  );
  return greyOfColours({ width, height, data });
}

interface Chunk {
  type: string;
  data: Buffer;
  /** With length, type and checksum. */
  whole: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at < bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) throw new Error(`${type} is cut off`);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  throw new Error('IEND is missing');
}

/** pngjs unpacks interlaced pictures without a bound, and a few kilobytes can become gigabytes. */
function checkUnpackedLength(chunks: readonly Chunk[]): void {
  const header = chunks[0]!.data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bitsPerPixel = header[8]! * (CHANNELS[header[9]!] ?? 0);
  const isInterlaced = header[12] === 1;
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const expected = isInterlaced
    ? ADAM7.reduce((sum, pass) => sum + passBytes(pass, width, height, bitsPerPixel), 0)
    : rowBytes(width, bitsPerPixel) * height;
  const { length } = inflateSync(Buffer.concat(packed), { maxOutputLength: expected });
  if (length !== expected) throw new Error(`${length} of ${expected} bytes`);
}

/** Column, row, and the distance to the next of each (https://www.w3.org/TR/png/#8Interlace). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function passBytes(
  [left, top, across, down]: (typeof ADAM7)[number],
  width: number,
  height: number,
  bitsPerPixel: number,
): number {
  const columns = Math.ceil((width - left) / across);
  const rows = Math.ceil((height - top) / down);
  return columns > 0 && rows > 0 ? rowBytes(columns, bitsPerPixel) * rows : 0;
}

/** A row begins with the byte that names its filter. */
function rowBytes(width: number, bitsPerPixel: number): number {
  return 1 + Math.ceil((width * bitsPerPixel) / 8);
}
