import { AppImageUpdater } from 'electron-updater';
import { expect, it } from 'vitest';
import { UPDATE_RULES } from '../../../app/main/updates/update-rules.ts';

/** Electron's app, as far as an updater looks at it when it is made. */
function appOf(version: string) {
  const not = () => expect.fail('nothing was to be done yet');
  return {
    ...{ version, name: 'Digit Studio', isPackaged: true, userDataPath: '', baseCachePath: '' },
    ...{ appUpdateConfigPath: '', whenReady: () => Promise.resolve() },
    ...{ quit: not, relaunch: not, onQuit: not },
  };
}

it.each(['0.1.0', '0.1.0-beta.1'])('electron-updater keeps the rules in version %s', (version) => {
  const updater = new AppImageUpdater(null, appOf(version));
  Object.assign(updater, UPDATE_RULES);
  expect(updater).toMatchObject({
    ...{ autoDownload: false, autoInstallOnAppQuit: false },
    ...{ allowDowngrade: false, allowPrerelease: false },
    ...{ disableWebInstaller: true, disableDifferentialDownload: true },
  });
});
