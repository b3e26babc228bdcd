import { GRID_PIXELS } from '../../contract/digit.ts';
import type { Layer } from '../../contract/network.ts';
import { fittingShapes, sizeOf } from './shapes.ts';

const BYTES_A_FLOAT = 4;
/**
 * What each layer gives is kept for the way back, its gradient is as large, and convolutions work
 * beside. Measured at the peak of steps of deep, wide and small networks: 2.2 to 3.2.
 */
const COPIES = 3;

/**
 * About how many bytes the samples of a batch take in a step of training; the parameters are not
 * among them.
 * @throws RangeError if the layers do not fit
 */
export function stepBytes(layers: readonly Layer[], batchSize: number): number {
  const floats = fittingShapes(layers).reduce((sum, { output }) => sum + sizeOf(output), 0);
  return batchSize * (GRID_PIXELS + floats) * BYTES_A_FLOAT * COPIES;
}
