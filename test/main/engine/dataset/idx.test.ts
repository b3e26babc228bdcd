import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIdx, IdxError, parseIdx } from '../../../../app/main/engine/dataset/idx.ts';

const idxArray = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 }).chain((shape) => {
  const length = shape.reduce((product, size) => product * size, 1);
  return fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((data) => ({ shape, data: Uint8Array.from(data) }));
});

describe('parseIdx', () => {
  it('reads what encodeIdx wrote', () => {
    fc.assert(
      fc.property(idxArray, (array) => {
        expect(parseIdx(encodeIdx(array))).toEqual(array);
      }),
    );
  });

  it('reads from the middle of a larger buffer', () => {
    const bytes = encodeIdx({ shape: [3], data: Uint8Array.of(7, 8, 9) });
    const larger = new Uint8Array(bytes.length + 10);
    larger.set(bytes, 5);
    expect(parseIdx(larger.subarray(5, 5 + bytes.length)).data).toEqual(Uint8Array.of(7, 8, 9));
  });

  it('notices every byte that is missing or too many', () => {
    fc.assert(
      fc.property(idxArray, fc.integer({ min: -8, max: 8 }), (array, change) => {
        fc.pre(change !== 0);
        const bytes = encodeIdx(array);
        const length = Math.max(0, bytes.length + change);
        const changed = new Uint8Array(length);
        changed.set(bytes.subarray(0, length));
        expect(() => parseIdx(changed)).toThrow(IdxError);
      }),
    );
  });

  it('answers any bytes with an array or an IdxError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          parseIdx(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(IdxError);
        }
      }),
    );
  });
});
