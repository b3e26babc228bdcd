'use strict';

const { FuseV1Options, FuseVersion } = require('@electron/fuses');

/**
 * What is burnt into the program: https://www.electronjs.org/docs/latest/tutorial/fuses. A fuse that
 * a newer Electron adds must be decided here before anything is packed.
 */
exports.FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Nobody makes a plain Node of it, or hands it code by an environment variable or a debugger.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Only app.asar is run; where the system supports it (macOS, Windows), only as it was packed.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  // There is no such snapshot.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come by app://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};
