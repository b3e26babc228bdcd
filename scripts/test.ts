import { compileMessages } from './build/messages.ts';
import { buildAll } from './build/build-all.ts';
import type { RingResult } from './test/ring-result.ts';
import { appRing, vitestRing } from './test/rings.ts';
import { withDisplay } from './setup/display.ts';
import { prepare } from './setup/prepare.ts';

// Fast rings first; each says what it skipped, and the last line counts them all.
const { electron } = await prepare();
await compileMessages();
const results: RingResult[] = [];
results.push(await vitestRing('unit'));
results.push(await vitestRing('components'));
results.push(await vitestRing('native'));
await buildAll();
results.push(await withDisplay((env) => appRing(electron.executable, env)));

const sum = (count: (result: RingResult) => number) =>
  results.reduce((total, result) => total + count(result), 0);
const skipped = results.flatMap((result) => result.skipped);
for (const { name, reason } of skipped) console.log(`skipped: ${reason} (${name})`);
const failed = sum((result) => result.failed);
console.log(
  `${sum((result) => result.passed)} passed, ${failed} failed` +
    (skipped.length > 0 ? `, ${skipped.length} skipped` : ''),
);
process.exit(failed > 0 ? 1 : 0);
