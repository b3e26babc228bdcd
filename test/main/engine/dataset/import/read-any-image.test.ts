import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { chunk, png, PNG_SIGNATURE, readAsImage } from './image-bytes.ts';
import { drawn, jpegOf, pngOf } from './source-files.ts';

const CODES = ['not-an-image', 'image-damaged', 'too-large'];

/** Bytes of a valid file with some of them changed, and perhaps cut. */
function damagedOf(valid: Uint8Array) {
  const change = fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 }));
  return fc
    .tuple(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.option(fc.nat({ max: valid.length })),
    )
    .map(([changes, cut]) => {
      const bytes = Uint8Array.from(valid);
      for (const [place, value] of changes) bytes[place] = value;
      return cut === null ? bytes : bytes.subarray(0, cut);
    });
}

describe('any bytes become a picture or a problem:', () => {
  const valid = {
    png: pngOf(drawn(3)),
    jpeg: jpegOf(drawn(3)),
    'anything that begins like a PNG': PNG_SIGNATURE,
    'anything that begins like a JPEG': Buffer.of(0xff, 0xd8, 0xff),
  };

  async function check(folder: string, content: Uint8Array): Promise<void> {
    const found = await readAsImage(folder, content);
    if ('code' in found) expect(CODES).toContain(found.code);
    else expect(found.pixels.length).toBe(found.width * found.height);
  }

  it.each(['png', 'jpeg'] as const)('a damaged %s', async (type) => {
    const folder = await temporaryFolder();
    const property = fc.asyncProperty(damagedOf(valid[type]), (bytes) => check(folder, bytes));
    await fc.assert(property, { numRuns: 150 });
  });

  it('a PNG whose header and data are anything, with the right checksums', async () => {
    const folder = await temporaryFolder();
    const side = fc.integer({ min: 0, max: 40 });
    const header = fc.record({
      width: side,
      height: side,
      depth: fc.constantFrom(1, 2, 3, 4, 8, 16, 255),
      colour: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 255),
      interlace: fc.constantFrom(0, 1, 2),
    });
    const data = fc.uint8Array({ maxLength: 400 });
    const palette = fc.uint8Array({ maxLength: 30 }).map((bytes) => chunk('PLTE', bytes));
    const property = fc.asyncProperty(
      header,
      data,
      fc.boolean(),
      palette,
      (of, bytes, isPacked, plte) =>
        check(folder, png(of, isPacked ? deflateSync(bytes) : bytes, plte)),
    );
    await fc.assert(property, { numRuns: 150 });
  });

  it.each(['anything that begins like a PNG', 'anything that begins like a JPEG'] as const)(
    '%s',
    async (start) => {
      const folder = await temporaryFolder();
      const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        check(folder, Buffer.concat([valid[start], bytes])),
      );
      await fc.assert(property, { numRuns: 100 });
    },
  );
});
