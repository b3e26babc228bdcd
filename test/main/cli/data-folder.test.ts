import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder } from '../../../app/main/cli/data-folder.ts';

it.each([
  ['linux', {}, join(homedir(), '.config/Digit Studio')],
  ['linux', { XDG_CONFIG_HOME: '/settings' }, '/settings/Digit Studio'],
  ['darwin', {}, join(homedir(), 'Library/Application Support/Digit Studio')],
  ['win32', { APPDATA: 'roaming' }, join('roaming', 'Digit Studio')],
] as const)('is the app’s own on %s with %j', (platform, env, folder) => {
  expect(dataFolder(undefined, env, platform)).toBe(folder);
});

it('is what one chooses', () => {
  expect(dataFolder('elsewhere')).toBe(resolve('elsewhere'));
});
