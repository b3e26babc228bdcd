'use strict';

const { rm } = require('node:fs/promises');
const { join } = require('node:path');

/** electron-builder copies Electron's own start page along when Electron comes from a folder. */
module.exports = async function afterPack({ packager, appOutDir }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
};
