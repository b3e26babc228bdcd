import { GRID_PIXELS, GRID_SIDE } from '../../../../contract/digit.ts';
import { encodeIdx } from '../idx.ts';

/** What a file of a stored dataset must be: its name below the folder, its length and its hash. */
export interface ContentFile {
  name: string;
  bytes: number;
  sha256: string;
}

const NOTHING = new Uint8Array();
const IMAGES = /-images-/;

/** The IDX header of a file with this name and length: it has 28x28 images, or labels. */
export function headerOf({ name, bytes }: Pick<ContentFile, 'name' | 'bytes'>): Uint8Array {
  const inner = IMAGES.test(name) ? [GRID_SIDE, GRID_SIDE] : [];
  const length = encodeIdx({ shape: [0, ...inner], data: NOTHING }).length;
  const count = Math.floor((bytes - length) / (inner.length > 0 ? GRID_PIXELS : 1));
  return encodeIdx({ shape: [count, ...inner], data: NOTHING });
}

/** Says in words how the beginning of a file differs from what it must be; null if it does not. */
export function complaintAboutHeader(start: Uint8Array, file: ContentFile): string | null {
  const header = headerOf(file);
  const fits = header.every((byte, place) => start[place] === byte);
  return fits ? null : `it does not begin like ${file.name}`;
}

/** Says in words how a length differs from what it must be; null if it does not. */
export function complaintAboutLength(bytes: number, file: ContentFile): string | null {
  return bytes === file.bytes ? null : `it has ${bytes} bytes where ${file.bytes} are expected`;
}

/** Says in words that the content is another one; null if it is the one that is expected. */
export function complaintAboutHash(sha256: string, file: ContentFile): string | null {
  return sha256 === file.sha256 ? null : `its content is not that of ${file.name}: ${sha256}`;
}
