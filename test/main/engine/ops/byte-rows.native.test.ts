import { beforeAll, expect, test } from 'vitest';
import { DataType } from '../../../../app/main/engine/ops/data-type.ts';
import { cast } from '../../../../app/main/engine/ops/array.ts';
import { createByteRows } from '../../../../app/main/engine/ops/byte-rows.ts';
import { intTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';

beforeAll(loadTensorFlow);

test('rows that were written piece by piece come back in any order', () => {
  const before = liveTensors();
  const rows = createByteRows(4, [2]);
  const piece = Uint8Array.of(1, 2, 3, 4);
  rows.write(0, piece);
  piece.set([5, 6, 7, 8]);
  rows.write(2, piece);
  const gathered = tidy(() =>
    readFloats(cast(rows.gather(intTensor(Int32Array.of(3, 0, 3), [3])), DataType.float32)),
  );
  expect([...gathered]).toEqual([7, 8, 1, 2, 7, 8]);
  rows.free();
  // The shapes are kept for the next time.
  expect(liveTensors() - before).toBeLessThanOrEqual(1);
});
