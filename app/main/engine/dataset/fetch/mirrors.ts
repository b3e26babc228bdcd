import * as v from 'valibot';
import { FailureError } from '../../../../contract/failures.ts';
import { Mirror } from '../../../../contract/mirror.ts';
import type { KnownDataset } from '../known-datasets.ts';

/**
 * The folders on web servers in which the files of a dataset are looked for, the first one first,
 * each with a slash at its end. A mirror that was set replaces the public ones; its folder may be
 * MNIST's own, or hold a folder for each dataset.
 */
export function mirrorsOf(known: KnownDataset, mirror: string | null): readonly string[] {
  if (mirror === null) return known.mirrors;
  const ofDataset = `${mirror}${known.id}/`;
  return known.id === 'mnist' ? [mirror, ofDataset] : [ofDataset];
}

/**
 * Reads the address of a mirror: https, or http on this computer; a slash is put at its end.
 * @throws FailureError `mirror-invalid`
 */
export function parseMirror(text: string): string {
  const result = v.safeParse(Mirror, text);
  if (result.success) return result.output;
  throw new FailureError({ code: 'mirror-invalid', mirror: text });
}
