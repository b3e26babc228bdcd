import { join } from 'node:path';
import { PNG } from 'pngjs';
import { GRID_SIDE } from '../../../../contract/digit.ts';
import { classFolders } from './class-folders.ts';
import type { ExportFolder } from './export-folder.ts';
import { type ExportedPart, type OnDigits, samplesOf } from './exported-part.ts';

const GREY = 0;
/** The time goes into waiting for the disk. */
const AT_ONCE = 8; /* files */

/** A PNG a sample, as it is stored (light ink on black), in a folder a class below those of the parts. */
export async function exportImages(
  folder: ExportFolder,
  parts: readonly ExportedPart[],
  classes: readonly string[],
  onDigits: OnDigits,
): Promise<void> {
  const names = classFolders(classes);
  for (const part of parts) {
    for (const name of names) await folder.makeFolder(join(part.name, name));
    for await (const samples of samplesOf(part)) {
      for (let from = 0; from < samples.length; from += AT_ONCE) {
        const some = samples.slice(from, from + AT_ONCE);
        await allOf(
          some.map(({ index, label, pixels }) =>
            folder.write(join(part.name, names[label]!, `${index}.png`), encodePng(pixels)),
          ),
        );
        await onDigits(some.length);
      }
    }
  }
}

function encodePng(pixels: Uint8Array): Uint8Array {
  const png = new PNG({ width: GRID_SIDE, height: GRID_SIDE });
  pixels.forEach((level, pixel) => png.data.fill(level, pixel * 4, pixel * 4 + 3));
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png, { colorType: GREY });
}

/** Waits for all of them even if one fails: what fails is removed, and nothing may come after. */
async function allOf(writes: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(writes);
  await Promise.all(writes);
}
