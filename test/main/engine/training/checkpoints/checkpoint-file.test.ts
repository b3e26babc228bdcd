import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCheckpoint,
  encodeCheckpoint,
} from '../../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import { anySnapshot } from '../any-snapshot.ts';
import { snapshotAt } from '../snapshot-at.ts';

const HASH = 32; /* bytes */
const whole = Buffer.from(encodeCheckpoint(snapshotAt(12, 10)));

/** Changes what is inside, and makes the hash fit again, as a program with a defect might. */
function rehashed(content: Uint8Array): Buffer {
  return Buffer.concat([content, createHash('sha256').update(content).digest()]);
}

/** A file with this header before `floats` floats. */
function withHeader(header: unknown, floats: number): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return rehashed(Buffer.concat([Buffer.from('DSCP'), length, text, Buffer.alloc(4 * floats)]));
}

/** The header of the checkpoint, to be changed. */
function headerOfWhole() {
  const header = whole.toString('utf8', 8, 8 + whole.readUInt32LE(4));
  return JSON.parse(header) as { format: number; lengths: Record<string, number[]> };
}

describe('a checkpoint', () => {
  it('gives back every snapshot, bit for bit', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        expect(decodeCheckpoint(encodeCheckpoint(snapshot))).toEqual(snapshot);
      }),
    );
  });

  it('may lie anywhere in memory', () => {
    const shifted = Buffer.concat([Buffer.alloc(3), whole]).subarray(3);
    expect(decodeCheckpoint(shifted)).toEqual(snapshotAt(12, 10));
  });

  it('that is cut anywhere is refused', () => {
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeCheckpoint(whole.subarray(0, length))).toThrow(/no checkpoint|damaged/);
    }
  });

  it('with any byte changed is refused', () => {
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1 << (at % 8);
      expect(() => decodeCheckpoint(bytes)).toThrow(at < 4 ? /no checkpoint/ : /damaged/);
    }
  });

  it('with something behind it is refused', () => {
    expect(() => decodeCheckpoint(Buffer.concat([whole, Buffer.alloc(1)]))).toThrow(/damaged/);
  });

  it('is refused with a reason, whatever the bytes are, also under a hash that fits', () => {
    const contents = fc.uint8Array({ maxLength: 200 });
    const lengths = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(contents, lengths, (content, headerLength) => {
        const start = Buffer.alloc(8);
        start.write('DSCP');
        start.writeUInt32LE(headerLength, 4);
        for (const bytes of [content, rehashed(Buffer.concat([start, content]))]) {
          expect(() => decodeCheckpoint(bytes)).toThrow(/./);
        }
      }),
    );
  });

  it('is refused before memory is taken that its own size does not account for', () => {
    const header = headerOfWhole();
    const floats = Object.values(header.lengths).flat();
    const count = floats.reduce((sum, length) => sum + length, 0);
    expect(decodeCheckpoint(withHeader(header, count)).weights).toHaveLength(2);
    const claim = (lengths: object) =>
      withHeader({ ...header, lengths: { ...header.lengths, ...lengths } }, count);
    expect(() => decodeCheckpoint(claim({ weights: [150_000_000, 1] }))).toThrow(/its length/);
    expect(() => decodeCheckpoint(claim({ weights: [1e15] }))).toThrow(/weights/);
    expect(() => decodeCheckpoint(claim({ weights: [-1, 5] }))).toThrow(/weights/);
    expect(() => decodeCheckpoint(claim({ weights: [3.5, 0.5] }))).toThrow(/weights/);
    expect(() => decodeCheckpoint(claim({ curve: [0, 0] }))).toThrow(/curve/);
  });

  it('of another format is refused by name', () => {
    expect(() => decodeCheckpoint(withHeader({ ...headerOfWhole(), format: 2 }, 6))).toThrow(
      /format/,
    );
  });

  it('has a hash at its end over all that is before', () => {
    expect(rehashed(whole.subarray(0, -HASH)).equals(whole)).toBe(true);
  });
});
