import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type ImportProblem, LARGEST_SIDE } from '../../../../contract/exchange.ts';
import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';
import { systemCode } from '../../../files/write-failure.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { decodePng } from './decode-png.ts';
import { imageHeader, type ImageType, imageType } from './image-header.ts';

export type ImageProblem = Pick<ImportProblem, 'code' | 'detail'>;

/** A camera's own notes before the header are seldom longer. */
const START_BYTES = 256 * 1024;
/** 512x512 with 16 bits for each of four colours, not compressed, and some notes. */
const LARGEST_FILE = 4 * 1024 * 1024; /* bytes */

/** A picture that is small enough to be decoded. */
export interface EncodedImage {
  type: ImageType;
  bytes: Buffer;
}

/**
 * Reads the bytes of a PNG or JPEG. Nobody vouches for the file: its size is looked at first, and
 * nothing is allocated for what only its header promises.
 * @returns the bytes, or why there is no picture; never fails
 */
export async function readImage(path: string): Promise<EncodedImage | ImageProblem> {
  try {
    // A link may lead anywhere, even if it took the file's place only now.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    return await readFrom(file).finally(() => file.close());
  } catch (error) {
    return { code: 'not-readable', detail: systemCode(error) ?? messageOf(error) };
  }
}

/**
 * Decodes a picture.
 * @returns the picture in grey, or why there is none: no error of a decoder gets out
 */
export function decodeImage({ type, bytes }: EncodedImage): GreyPicture | ImageProblem {
  try {
    return type === 'png' ? decodePng(bytes) : decodeJpeg(bytes);
  } catch (error) {
    return { code: 'image-damaged', detail: messageOf(error) };
  }
}

async function readFrom(file: FileHandle): Promise<EncodedImage | ImageProblem> {
  const { size } = await file.stat();
  const start = await readBytes(file, Math.min(size, START_BYTES));
  const type = imageType(start);
  if (type === null) return { code: 'not-an-image', detail: '' };
  const header = imageHeader(start, type);
  if (header === null) return { code: 'image-damaged', detail: '' };
  const { width, height } = header;
  if (Math.max(width, height) > LARGEST_SIDE) {
    return { code: 'too-large', detail: `${width}x${height}` };
  }
  if (size > LARGEST_FILE) return { code: 'image-damaged', detail: `${size} B` };
  return { type, bytes: size > start.length ? await readBytes(file, size) : start };
}

async function readBytes(file: FileHandle, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
