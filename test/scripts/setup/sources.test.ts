import { describe, expect, it } from 'vitest';
import { archiveAddress } from '../../../scripts/setup/electron-official.ts';
import { placeOf as placeInElectron } from '../../../scripts/setup/electron-registry.ts';
import { wantedSources } from '../../../scripts/setup/electron.ts';
import type { Platform } from '../../../scripts/setup/platform.ts';
import { placeOf as placeInTensorflow } from '../../../scripts/setup/tensorflow-wheel.ts';

const LINUX: Platform = { os: 'linux', arch: 'x64', hasFallbacks: true };
const MAC: Platform = { os: 'darwin', arch: 'arm64', hasFallbacks: false };

describe('the sources of Electron', () => {
  it('are the makers first, the registry second', () => {
    expect(wantedSources(LINUX, {})).toEqual(['official', 'registry']);
    expect(wantedSources(MAC, {})).toEqual(['official']);
  });

  it('can be chosen', () => {
    expect(wantedSources(LINUX, { DIGIT_STUDIO_ELECTRON: 'registry' })).toEqual(['registry']);
    expect(wantedSources(MAC, { DIGIT_STUDIO_ELECTRON: 'official' })).toEqual(['official']);
  });

  it('cannot be chosen where there is none', () => {
    expect(() => wantedSources(MAC, { DIGIT_STUDIO_ELECTRON: 'registry' })).toThrow('Linux x64');
    expect(() => wantedSources(LINUX, { DIGIT_STUDIO_ELECTRON: 'x' })).toThrow('is "x"');
  });

  it('may be a mirror', () => {
    const official = 'https://github.com/electron/electron/releases/download/v45.4.1/a.zip';
    expect(archiveAddress('a.zip', {})).toBe(official);
    for (const mirror of ['https://mirror.example/electron', 'https://mirror.example/electron/']) {
      expect(archiveAddress('a.zip', { ELECTRON_MIRROR: mirror })).toBe(
        'https://mirror.example/electron/v45.4.1/a.zip',
      );
    }
  });
});

describe('what is taken', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/icudtl.dat', 'icudtl.dat'],
    ['Cypress/resources/', 'resources/'],
    ['Cypress/', undefined],
    ['Cypress/resources/app/package.json', undefined],
    ['Cypress/resources/app-update.yml', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['elsewhere', undefined],
  ])('of the package with Electron: %s becomes %s', (entry, place) =>
    expect(placeInElectron(entry)).toBe(place),
  );

  it.each([
    ['tensorflow/libtensorflow_cc.so.2', 'lib/libtensorflow_cc.so.2'],
    ['tensorflow/libtensorflow_framework.so.2', 'lib/libtensorflow_framework.so.2'],
    ['tensorflow/include/tensorflow/c/c_api.h', 'include/tensorflow/c/c_api.h'],
    ['tensorflow/include/xla/tsl/c/tsl_status.h', 'include/xla/tsl/c/tsl_status.h'],
    ['tensorflow/include/tensorflow/core/framework/op.h', undefined],
    ['tensorflow/python/keras.py', undefined],
  ])('of the wheel: %s becomes %s', (entry, place) => expect(placeInTensorflow(entry)).toBe(place));
});
