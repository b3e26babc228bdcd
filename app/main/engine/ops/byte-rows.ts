import { flag, shapeOf, text, typeOf } from './attribute.ts';
import { constantInts } from './constant.ts';
import { DataType } from './data-type.ts';
import { execute, executeAll } from './execute.ts';
import { byteTensor, intTensor, type Tensor } from './tensor.ts';
import { free, keep, tidy } from './tidy.ts';

/** Rows of bytes in native memory that are written a few at a time: [count, ...row] uint8. */
export interface ByteRows {
  /** Writes whole rows from row `first` on; `bytes` may be changed again afterwards. */
  write(first: number, bytes: Uint8Array): void;
  /** The rows at `indices` [B] (int32), in that order: [B, ...row]. */
  gather(indices: Tensor): Tensor;
  free(): void;
}

const BYTES = [typeOf('dtype', DataType.uint8)];
const GATHER = [...BYTES, flag('validate_indices', true)];
let made = 0;

/** Memory for `count` rows of this shape; what is not written yet is arbitrary. */
export function createByteRows(count: number, row: readonly number[]): ByteRows {
  const shape = [count, ...row];
  const rowLength = row.reduce((product, size) => product * size, 1);
  const name = text('shared_name', `rows-${made++}`);
  const handle = keep(
    execute('VarHandleOp', [], [...BYTES, shapeOf('shape', shape), text('container', ''), name]),
  );
  tidy(() => {
    const memory = execute('Empty', [constantInts(shape)], [...BYTES, flag('init', false)]);
    executeAll('AssignVariableOp', [handle, memory], [], 0);
  });
  return {
    write(first, bytes) {
      const length = bytes.length / rowLength;
      tidy(() => {
        const places = intTensor(
          Int32Array.from({ length }, (_, offset) => first + offset),
          [length],
        );
        const rows = byteTensor(bytes, [length, ...row]);
        executeAll('ResourceScatterUpdate', [handle, places, rows], [], 0);
      });
    },
    gather: (indices) => execute('ResourceGather', [handle, indices], GATHER),
    free() {
      executeAll('DestroyResourceOp', [handle], [flag('ignore_lookup_error', false)], 0);
      free(handle);
    },
  };
}
