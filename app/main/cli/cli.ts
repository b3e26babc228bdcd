import { join } from 'node:path';
import { runCli } from './run-cli.ts';
import { stopSignal } from './stop-signal.ts';

/* Start of the command line when it is built, as out/main/cli.js. */

process.exitCode = await runCli(process.argv.slice(2), {
  resources: join(import.meta.dirname, '../../resources'),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stopSignal(),
});
