import { createHash } from 'node:crypto';
import type { Layer } from '../../../contract/network.ts';
import { parametersOf } from '../../../core/network/parameters.ts';
import { sizeOf } from '../../../core/network/shapes.ts';

/** The values of all parameters one after the other: float32, little-endian as on all our platforms. */
export function packWeights(values: readonly Float32Array[]): Uint8Array {
  return Buffer.concat(
    values.map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    ),
  );
}

/** Parts what packWeights put together; `bytes` must have the length that the layers need. */
export function unpackWeights(layers: readonly Layer[], bytes: Uint8Array): Float32Array[] {
  // A copy of its own: a float must begin at a multiple of four bytes.
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  let start = 0;
  return parametersOf(layers).map(({ shape }) => {
    const values = all.slice(start, start + sizeOf(shape));
    start += values.length;
    return values;
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
