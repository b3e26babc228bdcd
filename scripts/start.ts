import { buildAll } from './build/build-all.ts';
import { runElectron } from './drive/run-electron.ts';
import { hasDisplay } from './setup/system-libraries.ts';
import { prepare } from './setup/prepare.ts';

const { electron } = await prepare();
if (hasDisplay(process.env)) {
  await buildAll();
  process.exitCode = await runElectron(electron.executable, process.argv.slice(2));
} else {
  console.log('There is no display here, so the demo runs instead, on a display that nobody sees.');
  await import('./demo.ts');
}
