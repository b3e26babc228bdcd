import type { GreyPicture } from '../../core/drawing/grey-picture.ts';

/** A photo is made so much smaller before it is looked at: ink is no finer, and it takes no time. */
const LARGEST_SIDE = 640;
/** Larger files are no picture of a digit. */
const MOST_BYTES = 50_000_000;

/** How bright red, green and blue are to the eye (ITU-R BT.601). */
const BRIGHTNESS = [0.299, 0.587, 0.114] as const;

/** The picture in what was pasted or dropped; null if there is none. */
export function readablePicture({ files }: DataTransfer): File | null {
  return [...files].find(({ type }) => type.startsWith('image/')) ?? null;
}

/** In grey, 0 black to 255 white, upright, on white where it is transparent; null if it is none. */
export async function readPicture(blob: Blob): Promise<GreyPicture | null> {
  if (blob.size > MOST_BYTES) return null;
  // What goes wrong here is the file's fault, whatever it is.
  const bitmap = await createImageBitmap(blob).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return null;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return greyOf(context.getImageData(0, 0, width, height));
}

function greyOf({ width, height, data }: ImageData): GreyPicture {
  const pixels = new Uint8Array(width * height);
  const [red, green, blue] = BRIGHTNESS;
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const at = pixel * 4;
    pixels[pixel] = Math.round(red * data[at]! + green * data[at + 1]! + blue * data[at + 2]!);
  }
  return { width, height, pixels };
}
