import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../../../../app/main/engine/dataset/import/read-image.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { chunk, png, readAsImage } from './image-bytes.ts';
import { drawn, jpegOf, pngOf } from './source-files.ts';

const MEGABYTE = 1024 * 1024;

/** What comes of a file of these bytes. */
async function read(content: Uint8Array) {
  return readAsImage(await temporaryFolder(), content);
}

describe('reading a picture', () => {
  const { width, height, pixels } = drawn(5, { side: 40, ink: 30, paper: 220 });

  it.each([
    ['grey', { colorType: 0 }],
    ['with colours', { colorType: 2 }],
    ['with colours and opacity', { colorType: 6 }],
  ] as const)('PNG %s', async (_, options) => {
    const found = await read(pngOf({ width, height, pixels }, options));
    expect(found).toMatchObject({ width, height });
    expect(Buffer.compare('pixels' in found ? found.pixels : Buffer.of(), pixels)).toBe(0);
  });

  it('PNG of single bits, interlaced or not, of 16, and with a palette', async () => {
    const rows = Buffer.of(0, 0b1010_0000, 0, 0b0100_0000);
    const bits = png({ width: 3, height: 2, depth: 1 }, deflateSync(rows));
    expect(await read(bits)).toMatchObject({ pixels: Uint8Array.of(255, 0, 255, 0, 255, 0) });
    const one = png(
      { width: 1, height: 1, depth: 1, interlace: 1 },
      deflateSync(Buffer.of(0, 0x80)),
    );
    expect(await read(one)).toMatchObject({ pixels: Uint8Array.of(255) });
    const wide = png(
      { width: 2, height: 1, depth: 16 },
      deflateSync(Buffer.of(0, 128, 9, 255, 255)),
    );
    expect(await read(wide)).toMatchObject({ pixels: Uint8Array.of(128, 255) });
    const palette = chunk('PLTE', Buffer.of(9, 9, 9, 200, 200, 200));
    const indexed = png(
      { width: 2, height: 1, colour: 3 },
      deflateSync(Buffer.of(0, 1, 0)),
      palette,
    );
    expect(await read(indexed)).toMatchObject({ pixels: Uint8Array.of(200, 9) });
  });

  it('JPEG, nearly as it was, also one that is called PNG', async () => {
    const found = await read(jpegOf({ width, height, pixels }, 95));
    expect(found).toMatchObject({ width, height });
    const decoded = 'pixels' in found ? found.pixels : new Uint8Array();
    expect(
      Math.max(...decoded.map((level, pixel) => Math.abs(level - pixels[pixel]!))),
    ).toBeLessThan(40);
  });

  it('does not follow a link, and says what the system says', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.png'), pngOf(drawn(1)));
    await symlink(join(folder, 'a.png'), join(folder, 'b.png'));
    expect(await readImage(join(folder, 'b.png'))).toEqual({
      code: 'not-readable',
      detail: 'ELOOP',
    });
    expect(await readImage(join(folder, 'c.png'))).toEqual({
      code: 'not-readable',
      detail: 'ENOENT',
    });
  });
});

describe('pictures that promise more than they may', () => {
  const bomb = deflateSync(Buffer.alloc(48 * MEGABYTE));

  it.each<[string, string, Buffer]>([
    ['PNG of 4 GB a side', 'too-large', png({ width: 0xffff_ffff, height: 0xffff_ffff }, bomb)],
    ['PNG of 513 pixels', 'too-large', png({ width: 513, height: 1 }, bomb)],
    ['PNG of no pixels', 'image-damaged', png({ width: 0, height: 9 }, bomb)],
    ['a bomb', 'image-damaged', png({ width: 100, height: 100 }, bomb)],
    ['an interlaced bomb', 'image-damaged', png({ width: 100, height: 100, interlace: 1 }, bomb)],
    [
      'a chunk of 4 GB',
      'image-damaged',
      Buffer.concat([
        png({ width: 9, height: 9 }, bomb).subarray(0, 33),
        Buffer.from('ffffffff49444154', 'hex'),
        Buffer.alloc(99),
      ]),
    ],
    ['JPEG of 65,535 a side', 'too-large', withSize(jpegOf(drawn(1)), 65_535)],
    ['JPEG that says 512 and is 28', 'image-damaged', withSize(jpegOf(drawn(1)), 512)],
    [
      'JPEG with 100 scans',
      'image-damaged',
      Buffer.concat([jpegOf(drawn(1)), ...Array<Buffer>(100).fill(Buffer.of(0xff, 0xda))]),
    ],
    ['5 MB', 'image-damaged', Buffer.concat([pngOf(drawn(1)), Buffer.alloc(5 * MEGABYTE)])],
  ])('%s: %s', async (_, code, content) => {
    const folder = await temporaryFolder();
    const before = process.memoryUsage().arrayBuffers;
    expect(await readAsImage(folder, content)).toMatchObject({ code });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(24 * MEGABYTE);
  });

  it('leaves compressed texts and profiles alone', async () => {
    const profile = chunk('iCCP', Buffer.concat([Buffer.from('x\0\0', 'latin1'), bomb]));
    const content = png({ width: 1, height: 1 }, deflateSync(Buffer.of(0, 7)), profile);
    expect(await read(content)).toMatchObject({ pixels: Uint8Array.of(7) });
  });
});

/** A JPEG whose header says another size. */
function withSize(jpeg: Buffer, side: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = changed.indexOf(Buffer.of(0xff, 0xc0));
  changed.writeUInt16BE(side, frame + 5);
  changed.writeUInt16BE(side, frame + 7);
  return changed;
}
