import { decode } from 'jpeg-js';
import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';
import { greyOfColours } from './grey-of-colours.ts';

/** A progressive JPEG of a few bytes can go over the whole picture as often as it likes. */
const MOST_SCANS = 64;
const SCAN_MARKER = Buffer.from([0xff, 0xda]);
/** 512x512 takes 7 MB, and a picture's header was found to promise no more. */
const LIMITS = { maxResolutionInMP: 1, maxMemoryUsageInMB: 48 };

/**
 * Decodes a JPEG whose width and height were found to be small.
 * @throws any error if it is damaged: a picture that is half grey would be learned from
 */
export function decodeJpeg(bytes: Buffer): GreyPicture {
  if (countOf(bytes, SCAN_MARKER) > MOST_SCANS) throw new Error('too many scans');
  return greyOfColours(decode(bytes, { ...LIMITS, useTArray: true, tolerantDecoding: false }));
}

function countOf(bytes: Buffer, marker: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 2)) count++;
  return count;
}
