import { app } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Mirror } from '../../contract/mirror.ts';

/** What electron-builder writes where an address is given at packaging; what else is in it is not used. */
export const UpdateConfig = v.object({
  provider: v.literal('generic'),
  /** Kept to the same rules as a mirror: https, or http on this computer. */
  url: Mirror,
  /** Who signed the package; electron-builder knows that of signed Windows packages only. */
  publisherName: v.optional(v.union([v.string(), v.array(v.string())])),
});
export type UpdateConfig = v.InferOutput<typeof UpdateConfig>;

/**
 * The file that says where updates come from; null where there are none. Of an installed app only
 * the one inside the package counts: whoever names another place makes the app run another program.
 */
export function updateConfigFile(): string | null {
  const file = app.isPackaged
    ? join(process.resourcesPath, 'app-update.yml')
    : process.env.DIGIT_STUDIO_TEST_UPDATES;
  return file && existsSync(file) ? file : null;
}
