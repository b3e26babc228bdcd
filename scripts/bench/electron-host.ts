import { app, utilityProcess } from 'electron';
import { writeSync } from 'node:fs';
import { join } from 'node:path';

/* An Electron app without a window that runs the measurement in a utility process, as the engine. */

const task = process.argv.find((argument) => argument.startsWith('{'))!;
// Electron is only ready once this file has been read to its end: nothing may be awaited here.
void app.whenReady().then(() => {
  const script = join(import.meta.dirname, 'measure-training.js');
  const child = utilityProcess.fork(script, [task], { stdio: 'inherit' });
  child.on('message', (measurement) => {
    writeSync(process.stdout.fd, `${JSON.stringify(measurement)}\n`);
    app.exit(0);
  });
  child.on('exit', (exitCode) => app.exit(exitCode || 1));
});
