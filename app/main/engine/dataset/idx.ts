/** An array of bytes with its dimensions, as the MNIST files hold it. */
export interface IdxArray {
  shape: number[];
  data: Uint8Array;
}

/** Says what is wrong with a file that is not IDX, in words for a person. */
export class IdxError extends Error {}

const UNSIGNED_BYTE = 0x08;
const MAXIMUM_DIMENSIONS = 4;

/**
 * Reads the IDX format of http://yann.lecun.com/exdb/mnist/ (unsigned bytes only): two zero bytes,
 * the type, the number of dimensions, each dimension as a big-endian 32-bit number, then the data.
 * The data is a view on `bytes`, not a copy.
 * @throws IdxError if the header is not IDX or the length is not exactly what the header says.
 */
export function parseIdx(bytes: Uint8Array): IdxArray {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) {
    throw new IdxError('it does not begin like an IDX file');
  }
  if (bytes[2] !== UNSIGNED_BYTE) {
    throw new IdxError(`its values are of type 0x${bytes[2]!.toString(16)}, not unsigned bytes`);
  }
  const dimensions = bytes[3]!;
  if (dimensions < 1 || dimensions > MAXIMUM_DIMENSIONS) {
    throw new IdxError(`it has ${dimensions} dimensions; 1 to ${MAXIMUM_DIMENSIONS} can be read`);
  }
  const headerLength = 4 + 4 * dimensions;
  if (bytes.length < headerLength) throw new IdxError('it ends within its header');

  const header = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const shape = Array.from({ length: dimensions }, (_, axis) => header.getUint32(4 + 4 * axis));
  const expected = shape.reduce((product, size) => product * size, 1);
  const actual = bytes.length - headerLength;
  if (actual !== expected) {
    throw new IdxError(`it holds ${actual} values where its header promises ${expected}`);
  }
  return { shape, data: bytes.subarray(headerLength) };
}

/** Writes the IDX format that parseIdx reads. */
export function encodeIdx({ shape, data }: IdxArray): Uint8Array {
  const header = encodeIdxHeader(shape);
  const bytes = new Uint8Array(header.length + data.length);
  bytes.set(header);
  bytes.set(data, header.length);
  return bytes;
}

/** What an IDX file of unsigned bytes in this shape begins with. */
export function encodeIdxHeader(shape: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length);
  bytes[2] = UNSIGNED_BYTE;
  bytes[3] = shape.length;
  const header = new DataView(bytes.buffer);
  shape.forEach((size, axis) => header.setUint32(4 + 4 * axis, size));
  return bytes;
}
