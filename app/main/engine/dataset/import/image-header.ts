export type ImageType = 'png' | 'jpeg';

interface Size {
  width: number;
  height: number;
}

const PNG_START = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/** Tells the kind by the first bytes, not the name. */
export function imageType(start: Buffer): ImageType | null {
  if (start.subarray(0, PNG_START.length).equals(PNG_START)) return 'png';
  return start.subarray(0, JPEG_START.length).equals(JPEG_START) ? 'jpeg' : null;
}

/**
 * Reads width and height of a PNG (https://www.w3.org/TR/png/#11IHDR) or JPEG (ITU T.81, B.2.2)
 * without decoding anything.
 * @returns null if the header is damaged, or goes on behind these bytes
 */
export function imageHeader(start: Buffer, type: ImageType): Size | null {
  const size = type === 'png' ? pngSize(start) : jpegSize(start);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function pngSize(start: Buffer): Size | null {
  if (start.length < 24 || start.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: start.readUInt32BE(16), height: start.readUInt32BE(20) };
}

/** Goes from marker to marker up to the one that begins a frame. */
function jpegSize(start: Buffer): Size | null {
  for (let at = 2; at + 9 <= start.length;) {
    if (start[at] !== 0xff) return null;
    const marker = start[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (isFrame(marker)) {
      return { width: start.readUInt16BE(at + 7), height: start.readUInt16BE(at + 5) };
    }
    const length = start.readUInt16BE(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** C4, C8 and CC between them are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
