import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { ROOT } from '../root.ts';
import { runCommand } from '../setup/run-command.ts';

export interface Check {
  name: string;
  /** The tool's script, under node_modules. */
  tool: string;
  args: string[];
}

/** Runs all checks, as many at a time as there are cores; prints each one's result, and what a failed one said. */
export async function runChecks(checks: Check[]): Promise<boolean> {
  const waiting = [...checks];
  let failed = false;
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begun = performance.now();
      const { ok, said } = await run(check);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${ok ? 'ok    ' : 'FAILED'}  ${check.name} (${seconds} s)`);
      if (!ok) console.log(said);
      failed ||= !ok;
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}

async function run({ tool, args }: Check): Promise<{ ok: boolean; said: string }> {
  const script = resolve(ROOT, 'node_modules', tool);
  const result = await runCommand(process.execPath, [script, ...args], { cwd: ROOT });
  return { ok: result.exitCode === 0, said: result.stdout + result.stderr };
}
