import { build } from 'electron-builder';
import { parseArgs } from 'node:util';
import { buildAll } from './build/build-all.ts';
import { ROOT } from './root.ts';
import { prepare } from './setup/prepare.ts';
import { SetupError } from './setup/setup-error.ts';

const { values } = parseArgs({ options: { 'test-build': { type: 'boolean', default: false } } });

const { electron } = await prepare();
if (electron.source === 'registry' && !values['test-build']) {
  throw new SetupError(
    `This machine has Electron ${electron.version} out of a registry package, which is for ` +
      'development and tests. A release is built where the official Electron can be fetched; ' +
      'for a test build run "npm run package -- --test-build".',
  );
}
await buildAll();
await build({
  projectDir: ROOT,
  dir: true,
  config: { electronDist: electron.folder, electronVersion: electron.version },
});
