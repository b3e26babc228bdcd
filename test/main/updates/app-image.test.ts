import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appImageOf, requireReplaceable } from '../../../app/main/updates/app-image.ts';

const APPIMAGE = '/home/lin/Digit Studio.AppImage';
const APPDIR = '/tmp/.mount_DigitSx';

describe('the AppImage that the program runs out of', () => {
  it('is the one that the program lies in', () => {
    expect(appImageOf({ APPIMAGE, APPDIR }, `${APPDIR}/digit-studio`)).toBe(APPIMAGE);
  });

  it('is found by a link, too', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'digit-studio-test-')));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, 'mounted'));
    await symlink(join(folder, 'mounted'), join(folder, 'link'));
    const environment = { APPIMAGE, APPDIR: join(folder, 'link') };
    expect(appImageOf(environment, join(folder, 'mounted/digit-studio'))).toBe(APPIMAGE);
  });

  it.each([
    ['started from another AppImage', { APPIMAGE, APPDIR }, '/opt/Digit Studio/digit-studio'],
    ['beside its folder', { APPIMAGE, APPDIR }, `${APPDIR}-of-another/digit-studio`],
    ['without its folder', { APPIMAGE }, `${APPDIR}/digit-studio`],
    ['none at all', {}, '/opt/Digit Studio/digit-studio'],
  ])('is none: %s', (_what, environment, program) => {
    expect(appImageOf(environment, program)).toBeNull();
  });
});

describe('before the old one is deleted', () => {
  it('the new one has to be there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const by = join(folder, 'new');
    await expect(requireReplaceable(join(folder, 'old'), by)).rejects.toThrow('ENOENT');
    await writeFile(by, 'new');
    await requireReplaceable(join(folder, 'old'), by);
  });

  it('its folder has to be one that can be written', async () => {
    await expect(requireReplaceable('/proc/nowhere/old', '/etc/hosts')).rejects.toMatchObject({
      failure: { code: 'not-writable', path: '/proc/nowhere' },
    });
  });
});
