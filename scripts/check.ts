import { compileMessages } from './build/messages.ts';
import { type Check, runChecks } from './check/run-checks.ts';

await compileMessages();

/** What the tools found in unchanged files is kept here: a second check takes half the time. */
const CACHE = 'out/check-cache';

const types: Check[] = ['test', 'app/main', 'app/main/preload', 'app/core'].map((folder) => ({
  name: folder === 'test' ? 'types of tests and scripts' : `types of ${folder}`,
  tool: 'typescript/bin/tsc',
  args: ['-p', folder, '--incremental', '--tsBuildInfoFile', `${CACHE}/${folder}.tsbuildinfo`],
}));
const failed = await runChecks([
  {
    name: 'unit and component tests',
    tool: 'vitest/vitest.mjs',
    args: ['run', '--project=unit', '--project=components', '--reporter=dot'],
  },
  {
    name: 'format',
    tool: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', ...cached('prettier'), '.'],
  },
  {
    name: 'lint',
    tool: 'eslint/bin/eslint.js',
    args: ['--max-warnings=0', ...cached('eslint'), '.'],
  },
  ...types,
  {
    name: 'types of app/renderer',
    tool: 'svelte-check/bin/svelte-check',
    args: ['--tsconfig', 'app/renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'dead code', tool: 'knip/bin/knip.js', args: ['--no-progress'] },
]);
process.exit(failed ? 1 : 0);

function cached(tool: string): string[] {
  return ['--cache', `--cache-location=${CACHE}/${tool}`];
}
