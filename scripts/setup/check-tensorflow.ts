import { createRequire } from 'node:module';
import path from 'node:path';
import { lastLines, runCommand } from './run-command.ts';
import { ADDON_FOLDER } from './tfjs-node.ts';

const require = createRequire(import.meta.url);

const EXPECTED = 'product 19 22 43 50';

/**
 * Loads a folder's addon and library and has them compute, in a process of its own: a library that
 * does not fit ends its process, and this one is not to end. Returns what is wrong, if anything is.
 */
export async function complaintAboutTensorflow(folder: string): Promise<string | undefined> {
  const script = require.resolve('./load-addon.cjs');
  const addon = path.join(folder, ADDON_FOLDER, 'tfjs_binding.node');
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [script, addon], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
    timeoutMs: 60_000,
  });
  if (exitCode === 0 && stdout.endsWith(EXPECTED)) return undefined;
  if (exitCode === 0) return `it computes wrongly: "${stdout}" instead of "${EXPECTED}"`;
  const reason = stderr.split('\n').find((line) => /error/i.test(line)) ?? lastLines(stderr, 1);
  return reason || `its process ended ${exitCode === null ? 'by a crash' : `with ${exitCode}`}`;
}
