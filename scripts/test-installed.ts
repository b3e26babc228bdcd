import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ROOT } from './root.ts';
import { withDisplay } from './setup/display.ts';
import { installedRing } from './test/rings.ts';

// Packs the app as `npm run package -- --test-build` does, and uses what came of it.
const code = await new Promise<number>((done, reject) => {
  const script = resolve(ROOT, 'scripts/run.cjs');
  const child = spawn(process.execPath, [script, 'package', '--test-build'], { stdio: 'inherit' });
  child.on('exit', (exit) => done(exit ?? 1));
  child.on('error', reject);
});
if (code !== 0) process.exit(code);
const { passed, failed } = await withDisplay((env) => installedRing(env));
console.log(`${passed} passed, ${failed} failed of the installed app`);
process.exit(failed > 0 ? 1 : 0);
