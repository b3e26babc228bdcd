import type { FileTransport } from 'electron-log';
import { join, parse } from 'node:path';
import { withoutHome } from './without-home.ts';

const LARGEST_FILE = 1_000_000; /* bytes, then the old file is replaced */

/** A page or an engine gone wrong may say as much as it likes; of one message this much is kept. */
const LONGEST_MESSAGE = 4_000; /* characters */

interface Place {
  file: string;
  /** Stands as `~` in all that is written. */
  home: string;
}

/**
 * Makes a transport write to `file`. What is full becomes the old file beside it; there is never
 * more than one. All that is written passes here, whoever said it.
 */
export function writeLogTo(transport: FileTransport, { file, home }: Place): void {
  transport.resolvePathFn = () => file;
  transport.maxSize = LARGEST_FILE;
  // After all others, when the message is one text.
  transport.transforms.push(({ data }: { data: unknown }) =>
    shorten(withoutHome(String(data), home)),
  );
}

/** `main.old.log` of `main.log`: so electron-log calls it. */
export function oldLogFile(file: string): string {
  const { dir, name, ext } = parse(file);
  return join(dir, `${name}.old${ext}`);
}

function shorten(text: string): string {
  return text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE)} […]`;
}
