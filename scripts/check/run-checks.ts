import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

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

function run({ tool, args }: Check): Promise<{ ok: boolean; said: string }> {
  const child = spawn(process.execPath, [resolve(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((done, reject) => {
    child.on('close', (code) => done({ ok: code === 0, said }));
    child.on('error', reject);
  });
}
