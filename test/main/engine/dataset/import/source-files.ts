import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { importDataset } from '../../../../../app/main/engine/dataset/import/import-dataset.ts';
import { previewImport } from '../../../../../app/main/engine/dataset/import/preview-import.ts';
import { openSamples } from '../../../../../app/main/engine/dataset/sample-reader.ts';
import type { GreyPicture } from '../../../../../app/core/drawing/grey-picture.ts';
import type { ImportOptions, ImportPreview } from '../../../../../app/contract/exchange.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A digit-like picture: a bar of ink that stands elsewhere for each number. */
export function drawn(number: number, { side = 28, ink = 255, paper = 0 } = {}): GreyPicture {
  const pixels = new Uint8Array(side * side).fill(paper);
  const left = Math.floor(side / 4) + (number % Math.floor(side / 3));
  const width = Math.max(2, Math.floor(side / 8));
  for (let row = Math.floor(side / 5); row < side - Math.floor(side / 5); row++) {
    pixels.fill(ink, row * side + left, row * side + left + width);
  }
  return { width: side, height: side, pixels };
}

function colours({ width, height, pixels }: GreyPicture): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  pixels.forEach((level, pixel) => data.fill(level, pixel * 4, pixel * 4 + 3));
  return data;
}

type PngOptions = Parameters<typeof PNG.sync.write>[1];

export function pngOf(picture: GreyPicture, options: PngOptions = { colorType: 0 }): Buffer {
  const png = new PNG({ width: picture.width, height: picture.height });
  colours(picture).copy(png.data);
  return PNG.sync.write(png, options);
}

export function jpegOf(picture: GreyPicture, quality = 90): Buffer {
  return encode({ ...picture, data: colours(picture) }, quality).data;
}

/** A line of CSV. */
export function csvLine(label: string | number, { pixels }: GreyPicture): string {
  return `${label},${pixels.join(',')}`;
}

/** A new folder with these files; a name may have folders in it. */
export async function folderOf(files: Record<string, Uint8Array | string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Where a test stores what it imports. */
export async function placeForDataset(): Promise<string> {
  return join(await temporaryFolder(), 'digits', 'own-0123456789ab');
}

/** Imports with the options that are found to fit, or with others, and reads everything back. */
export async function imported(paths: string | string[], options: Partial<ImportOptions> = {}) {
  const chosen = [paths].flat();
  const preview: ImportPreview = await previewImport(chosen, null);
  const folder = await placeForDataset();
  const request = { name: 'Mine', options: { ...preview.options, ...options }, folder };
  const result = await importDataset(chosen, request);
  return {
    ...result,
    preview,
    folder,
    train: await allOf(folder, 'train'),
    test: await allOf(folder, 'test'),
  };
}

/** All samples of a part. */
export async function allOf(folder: string, part: 'train' | 'test') {
  const { labels, read } = await openSamples(folder, part);
  return { labels: [...labels], pixels: await read(Uint32Array.from(labels.keys())) };
}
