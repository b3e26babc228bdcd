import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../../app/main/cli/command.ts';
import { parseDrawings, readDrawings } from '../../../app/main/cli/drawings-file.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const drawings = fc.array(
  fc.record(
    {
      label: fc.nat({ max: 9 }),
      writer: fc.oneof(fc.string(), fc.nat()),
      source: fc.string(),
      strokes: fc.array(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 5 }),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: ['strokes'], noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 5 },
);
const DOT = [[[5, 5]]];

describe('parseDrawings', () => {
  it('reads every file of drawn digits', () => {
    fc.assert(
      fc.property(drawings, (drawn) => {
        const text = JSON.stringify(drawn);
        expect(parseDrawings('file', text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('answers any JSON, and any text, with drawings or a CommandError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        try {
          parseDrawings('file', text);
        } catch (error) {
          expect(error).toBeInstanceOf(CommandError);
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
    ['a number beyond all screens', [{ strokes: [[[1, 1e9]]] }], /0\.strokes\.0\.0\.1/],
    ['too many points', [{ strokes: [Array(20_001).fill([1, 1])] }], /0\.strokes\.0/],
  ])('says where there is %s', (_, value, place) => {
    expect(() => parseDrawings('file', JSON.stringify(value))).toThrow(place);
  });
});

describe('readDrawings', () => {
  it('takes a file that is gzipped, whatever it is called', async () => {
    const path = join(await temporaryFolder(), 'drawings.json');
    await writeFile(path, gzipSync(JSON.stringify([{ strokes: DOT }])));
    expect(await readDrawings(path)).toEqual([{ strokes: DOT }]);
  });

  it('says that there is no such file', async () => {
    await expect(readDrawings('/no/such/file')).rejects.toThrow(
      '/no/such/file cannot be read (ENOENT).',
    );
  });
});
