import { join } from 'node:path';
import { runCli } from '../app/main/cli/run-cli.ts';
import { stopSignal } from '../app/main/cli/stop-signal.ts';
import { prepare } from './setup/prepare.ts';
import { ROOT } from './root.ts';

await prepare();
process.exitCode = await runCli(process.argv.slice(2), {
  resources: join(ROOT, 'resources'),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stopSignal(),
});
