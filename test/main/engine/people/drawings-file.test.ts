import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../app/contract/failures.ts';
import {
  findDrawings,
  parseDrawings,
  readDrawings,
} from '../../../../app/main/engine/people/drawings-file.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { anyInk } from './any-ink.ts';

const entry = fc.record(
  { label: fc.nat({ max: 9 }), writer: fc.oneof(fc.string(), fc.nat()), source: fc.string() },
  { noNullPrototype: true, requiredKeys: [] },
);
const DOT = [[[5, 5]]];

describe('parseDrawings', () => {
  it('reads every file of drawn digits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, anyInk), { minLength: 1, maxLength: 4 }), (drawn) => {
        const entries = drawn.map(([about, ink]) => ({
          ...about,
          ...(ink.kind === 'picture'
            ? { pixels: [...ink.pixels] }
            : { pen: ink.pen, strokes: ink.strokes }),
        }));
        const read = parseDrawings('file', JSON.stringify(entries));
        expect(read.strange).toEqual({ count: 0, first: null });
        expect(read.drawings).toEqual(
          drawn.map(([{ label = null, writer }, ink]) => ({
            label,
            writer: writer === undefined ? null : String(writer),
            ink,
          })),
        );
      }),
    );
  });

  it('takes the standard pen where the file says nothing of it', () => {
    expect(parseDrawings('file', JSON.stringify([{ strokes: DOT }])).drawings).toEqual([
      { label: null, writer: null, ink: { kind: 'strokes', strokes: DOT, pen: 2.5 } },
    ]);
  });

  it('answers any JSON, and any text, with drawings or a failure that names the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        try {
          parseDrawings('file', text);
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
          expect(error).toMatchObject({ failure: { code: 'no-drawings', path: 'file' } });
        }
      }),
    );
  });

  it.each([
    ['no drawings', [], /length/],
    ['a label that is no digit', [{ label: 100, strokes: DOT }], /0\.label/],
    ['no strokes', [{ label: 1, strokes: [] }], /0\.strokes/],
    ['a stroke without a point', [{ strokes: [[[1, 1]], []] }], /0\.strokes\.1/],
    ['a point with one number', [{ strokes: [[[1]]] }], /0\.strokes\.0\.0/],
    ['a point with five', [{ strokes: [[[1, 1, 0, 0, 0]]] }], /0\.strokes\.0\.0/],
    ['a number beyond all screens', [{ strokes: [[[1, 1e9]]] }], /0\.strokes\.0\.0/],
    ['a time before the first point', [{ strokes: [[[1, 1, -1]]] }], /0\.strokes\.0\.0/],
    ['a pressure above the highest', [{ strokes: [[[1, 1, 5, 1.1]]] }], /0\.strokes\.0\.0/],
    ['too many points', [{ strokes: [Array(20_001).fill([1, 1])] }], /0\.strokes\.0/],
    ['a picture of another size', [{ pixels: [1, 2, 3] }], /0\.pixels/],
    ['a pixel beyond ink', [{ pixels: Array(784).fill(256) }], /0\.pixels\.0/],
    ['a pen as thick as the digit', [{ pen: 20, strokes: DOT }], /0\.pen/],
  ])('says where there is %s', async (_, value, place) => {
    const path = join(await temporaryFolder(), 'drawings.json');
    await writeFile(path, JSON.stringify(value));
    const failure = { code: 'no-drawings', path, reason: expect.stringMatching(place) };
    expect(await failureOf(readDrawings(path))).toMatchObject(failure);
    expect(await failureOf(findDrawings(path))).toMatchObject(failure);
  });
});

describe('findDrawings', () => {
  it('passes over what is no drawing, wherever it stands', async () => {
    const path = join(await temporaryFolder(), 'drawings.json');
    const strange = [{ label: 12, strokes: [] }, 7, null, { label: 300, strokes: DOT }];
    const good = { label: 3, strokes: DOT };
    await writeFile(path, JSON.stringify([strange[0], good, ...strange.slice(1), good]));
    const found = await findDrawings(path);
    expect(found.drawings.map(({ label }) => label)).toEqual([3, 3]);
    expect(found.strange).toEqual({ count: 4, first: expect.stringContaining('0.strokes') });
    // Whoever measures with a file wants all of it.
    expect(await failureOf(readDrawings(path))).toMatchObject({ code: 'no-drawings' });
  });
});

describe('readDrawings', () => {
  it('takes a file that is gzipped, whatever it is called', async () => {
    const path = join(await temporaryFolder(), 'drawings.json');
    await writeFile(path, gzipSync(JSON.stringify([{ label: 3, strokes: DOT }])));
    expect(await readDrawings(path)).toMatchObject([{ label: 3, ink: { strokes: DOT } }]);
  });

  it('says that there is no such file', async () => {
    expect(await failureOf(readDrawings('/no/such/file'))).toEqual({
      ...{ code: 'not-readable', path: '/no/such/file', reason: 'ENOENT' },
    });
  });

  it('says that a gzip was cut short', async () => {
    const path = join(await temporaryFolder(), 'drawings.json.gz');
    await writeFile(path, gzipSync(JSON.stringify([{ strokes: DOT }])).subarray(0, -12));
    expect(await failureOf(readDrawings(path))).toMatchObject({ code: 'no-drawings', path });
  });
});
