import type { ImportProblem } from '../../../../contract/exchange.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const SPACE = 0x20;
const QUOTE = 0x22;
const ZERO = 0x30;
const NINE = 0x39;
/** Comma, semicolon (where the comma is in numbers), tab. */
const SEPARATORS = [0x2c, 0x3b, 0x09];
/** Spaces, the carriage return of Windows, and the mark at the beginning of a file. */
const AROUND = /^[\s\ufeff]+|[\s\ufeff]+$/g;

export type CsvProblem = Pick<ImportProblem, 'code' | 'detail'>;

/**
 * Parses a line of CSV: a label, then values from 0 to 255 into `pixels`. The label may be quoted
 * as RFC 4180 says.
 * @returns the label, or what is wrong with the line
 */
export function parseCsvLine(line: Uint8Array, pixels: Uint8Array): string | CsvProblem {
  const { label, next } = labelOf(line);
  let count = 0;
  for (let at = next; at < line.length; count++) {
    const end = cellEnd(line, at);
    if (count < pixels.length) {
      const value = pixelIn(line, at, end);
      if (value === null) return { code: 'not-a-pixel', detail: textOf(line.subarray(at, end)) };
      pixels[count] = value;
    }
    // A separator at the end promises one more value.
    if (end === line.length - 1) count++;
    at = end + 1;
  }
  if (count !== pixels.length) return { code: 'wrong-length', detail: String(count + 1) };
  return label;
}

/** Whether a line names columns rather than giving values. */
export function isCsvHeader(line: Uint8Array): boolean {
  const { next } = labelOf(line);
  return next < line.length && pixelIn(line, next, cellEnd(line, next)) === null;
}

function labelOf(line: Uint8Array): { label: string; next: number } {
  let start = BYTE_ORDER_MARK.every((byte, at) => line[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (line[start] === SPACE) start++;
  if (line[start] !== QUOTE) {
    const end = cellEnd(line, 0);
    return { label: textOf(line.subarray(0, end)), next: end + 1 };
  }
  let close = start + 1;
  while (close < line.length && (line[close] !== QUOTE || line[close + 1] === QUOTE)) {
    close += line[close] === QUOTE ? 2 : 1;
  }
  const inside = textOf(line.subarray(start + 1, close)).replaceAll('""', '"');
  return { label: inside, next: cellEnd(line, close) + 1 };
}

function cellEnd(line: Uint8Array, from: number): number {
  let at = from;
  while (at < line.length && !SEPARATORS.includes(line[at]!)) at++;
  return at;
}

/** Digits, the common case, without making a text of them. */
function pixelIn(line: Uint8Array, from: number, end: number): number | null {
  let value = 0;
  for (let at = from; at < end; at++) {
    const byte = line[at]!;
    if (byte < ZERO || byte > NINE) return strangePixel(textOf(line.subarray(from, end)));
    value = value * 10 + byte - ZERO;
    if (value > 255) return null;
  }
  return end > from ? value : null;
}

/** Spaces, quotes, and "12.0" as tables of numbers are often written. */
function strangePixel(text: string): number | null {
  const found = /^"?\s*(\d{1,3})(?:\.0+)?\s*"?$/.exec(text);
  const value = Number(found?.[1] ?? NaN);
  return value <= 255 ? value : null;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(AROUND, '');
}
