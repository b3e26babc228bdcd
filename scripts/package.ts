import { build } from 'electron-builder';
import { parseArgs } from 'node:util';
import { buildAll } from './build/build-all.ts';
import { makeDeb } from './package/make-deb.ts';
import { publishOf } from './package/publish.ts';
import { printSizes } from './package/sizes.ts';
import { writeNotices } from './package/licences.ts';
import { usedModules } from './package/used-modules.ts';
import { withTensorflow } from './package/with-tensorflow.ts';
import { UNPACKED } from './package/places.ts';
import { ROOT } from './root.ts';
import { prepare } from './setup/prepare.ts';
import { SetupError } from './setup/setup-error.ts';

const { values } = parseArgs({ options: { 'test-build': { type: 'boolean', default: false } } });

const isTestBuild = values['test-build'];
// First, since a wrong address is better told before minutes of work.
const publish = publishOf(process.env, isTestBuild);
const { electron, tensorflow } = await prepare();
if (electron.source === 'registry' && !isTestBuild) {
  throw new SetupError(
    `This machine has Electron ${electron.version} out of a registry package, which is for ` +
      'development and tests. A release is built where the official Electron can be fetched; ' +
      'for a test build run "npm run package -- --test-build".',
  );
}
await buildAll();
const modules = await usedModules();
await writeNotices(modules.folders);
await withTensorflow(tensorflow.folder, () =>
  build({
    projectDir: ROOT,
    // Tools for the other kinds of packages are fetched from where a test build may not reach.
    dir: isTestBuild,
    // Uploading is the publisher's.
    publish: 'never',
    config: {
      publish,
      electronDist: electron.folder,
      electronVersion: electron.version,
      files: modules.files,
    },
  }),
);
if (isTestBuild && process.platform === 'linux') {
  const deb = await makeDeb(UNPACKED);
  await printSizes(UNPACKED, deb);
}
