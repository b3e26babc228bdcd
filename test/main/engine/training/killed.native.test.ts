import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRandom } from '../../../../app/core/random.ts';
import { ROOT } from '../../../../scripts/root.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const KILLS = 20;
/** Of one run, before it is let go to its end. */
const KILLS_IN_A_ROW = 5;
const LIMIT_MS = 300_000;

/** Runs the training until its end, or kills it so long after its first step; tells which. */
async function run(folder: string, killAfterMs: number | null): Promise<'ended' | 'killed'> {
  const script = join(import.meta.dirname, 'killed-run.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let timer: NodeJS.Timeout | undefined;
  child.stdout.once('data', () => {
    if (killAfterMs !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  if (exitCode !== null && exitCode !== 0) throw new Error(`the run failed (${exitCode})`);
  return exitCode === 0 ? 'ended' : 'killed';
}

it(
  `a run that is killed at ${KILLS} moments ends as one that was never interrupted, bit for bit`,
  async () => {
    const undisturbed = await temporaryFolder();
    const begun = performance.now();
    await run(undisturbed, null);
    const longest = performance.now() - begun;
    const expected = await readFile(join(undisturbed, 'done'), 'utf8');

    const random = createRandom(7);
    let kills = 0;
    while (kills < KILLS) {
      const folder = await temporaryFolder();
      for (let inARow = 0; inARow < KILLS_IN_A_ROW && kills < KILLS;) {
        // Most of a process is its start, during which there is nothing to interrupt.
        const outcome = await run(folder, random.integer(longest / 6));
        if (outcome === 'ended') break;
        kills++;
        inARow++;
      }
      if (!existsSync(join(folder, 'done'))) await run(folder, null);
      expect((await readFile(join(folder, 'done'), 'utf8')) === expected).toBe(true);
    }
  },
  LIMIT_MS,
);
