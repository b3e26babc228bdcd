import { buildAll } from './build/build-all.ts';
import { showDemo } from './demo/show-demo.ts';
import { runElectron } from './drive/run-electron.ts';
import { prepare } from './setup/prepare.ts';
import { hasDisplay } from './setup/system-libraries.ts';

const { electron } = await prepare();
await buildAll();
if (hasDisplay(process.env)) {
  process.exitCode = await runElectron(electron.executable, process.argv.slice(2));
} else {
  console.log('There is no display here, so the demo runs instead, on a display that nobody sees.');
  process.exitCode = await showDemo(electron.executable);
}
