'use strict';

const { flipFuses } = require('@electron/fuses');
const { rm } = require('node:fs/promises');
const { join } = require('node:path');
const { FUSES } = require('./fuses.cjs');

/** What electron-builder leaves to do between packing and signing. */
module.exports = async function afterPack({ packager, appOutDir, electronPlatformName }) {
  // Where Electron comes from a folder its own start page is copied along, and the set-up's stamp.
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  await rm(join(appOutDir, 'ready.json'), { force: true });
  await flipFuses(programIn(appOutDir, packager, electronPlatformName), FUSES);
};

function programIn(folder, packager, platform) {
  const name = packager.appInfo.productFilename;
  if (platform === 'darwin') return join(folder, `${name}.app`);
  return join(folder, platform === 'win32' ? `${name}.exe` : packager.executableName);
}
