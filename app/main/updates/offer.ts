import * as v from 'valibot';
import { FailureError } from '../../contract/failures.ts';
import type { Offer } from '../../contract/updates.ts';

const LONGEST_NOTES = 4_000; /* characters */
const LARGEST_FILE = 4_000_000_000; /* bytes */

/** As semantic versioning has it; a hyphen begins what is not released yet. */
const VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/;

/** What the web server says of its newest version, as far as it is used here. */
const Listed = v.object({
  version: v.pipe(v.string(), v.maxLength(40), v.regex(VERSION)),
  // A SHA-256 would do for electron-updater; here every file has to have its SHA-512.
  files: v.array(v.object({ url: v.string(), sha512: v.string(), size: v.number() })),
  releaseNotes: v.optional(v.unknown()),
});

/** What is looked for among the files that are listed. */
export interface FileKind {
  /** `.AppImage`. */
  ending: string;
  /** As Node calls it. */
  architecture: string;
}

/**
 * The newer version that a list offers; null where it is not released yet.
 * @param kind null where the app does not download it itself
 * @throws FailureError where the list cannot be understood
 */
export function offerOf(list: unknown, kind: FileKind | null): Offer | null {
  const read = v.safeParse(Listed, list);
  if (!read.success) throw unreadable(v.summarize(read.issues));
  const { version, files, releaseNotes } = read.output;
  if (/^[\d.]+-/.test(version)) return null;
  return { version, bytes: kind && bytesOf(files, kind), notes: plainNotes(releaseNotes) };
}

/** The size of the file that electron-updater will choose, too. */
function bytesOf(files: v.InferOutput<typeof Listed>['files'], kind: FileKind): number {
  const { ending, architecture } = kind;
  const fitting = files.filter(({ url }) => url.toLowerCase().endsWith(ending.toLowerCase()));
  // An x64 package does not always say so in its name.
  const file =
    fitting.find(({ url }) => url.includes(architecture)) ??
    fitting.find(({ url }) => !url.includes('arm64'));
  if (!file) throw unreadable(`no ${ending} in it`);
  const { size } = file;
  if (!Number.isInteger(size) || size <= 0 || size > LARGEST_FILE) {
    throw unreadable(`no size of ${file.url}`);
  }
  return size;
}

/** Text, and nothing that could hide in one: no control characters, none that turn its direction. */
function plainNotes(notes: unknown): string | null {
  if (typeof notes !== 'string') return null;
  const plain = notes
    .slice(0, 2 * LONGEST_NOTES)
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (plain === '') return null;
  return plain.length <= LONGEST_NOTES ? plain : `${plain.slice(0, LONGEST_NOTES)} […]`;
}

function unreadable(detail: string): FailureError {
  return new FailureError({ code: 'update-failed', reason: 'list-invalid', detail });
}
