import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  hasDisplay,
  lookForLacking,
  missingLibraries,
  requireSystemLibraries,
} from '../../../scripts/setup/system-libraries.ts';
import { pathWith } from './programs.ts';
import { listenToSetup } from './said.ts';

const LDD_LACKS = `echo "	libc.so.6 => /lib/libc.so.6 (0x0)"
echo "	libgtk-3.so.0 => not found"
echo "	libnss3.so => not found"`;
const FINE = { ldd: 'exit 0', Xvfb: 'exit 0', 'fc-list': 'echo Hei' };

describe('what is lacking', () => {
  it('are the libraries that ldd does not find', async () => {
    const env = await pathWith({ ldd: LDD_LACKS });
    expect(await missingLibraries('electron', env)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  it('is Xvfb only where there is no screen', async () => {
    const env = await pathWith({ ...FINE, Xvfb: 'exit 0' });
    expect((await lookForLacking('electron', env)).required).toEqual([]);
    const without = await pathWith({ ldd: 'exit 0', 'fc-list': 'echo Hei' });
    expect((await lookForLacking('electron', without)).required).toEqual(['xvfb']);
    const withScreen = { ...without, DISPLAY: ':0' };
    expect((await lookForLacking('electron', withScreen)).required).toEqual([]);
  });

  it('is a font when fontconfig knows none with Chinese', async () => {
    const env = await pathWith({ ...FINE, 'fc-list': 'exit 0' });
    expect((await lookForLacking('electron', env)).forChinese).toContain('fonts-wqy-microhei');
  });
});

describe('a person who is not root', () => {
  it('is told the command, with everything in it', async () => {
    const env = await pathWith({ ldd: LDD_LACKS, 'apt-get': 'exit 0' });
    await expect(requireSystemLibraries('electron', env, 1000)).rejects.toThrow(
      /lacks libraries that it needs \(libgtk-3\.so\.0, libnss3\.so\), and a screen.*sudo apt-get install libgtk-3-0 .* xvfb/s,
    );
  });

  it('on another distribution is told what Debian calls them', async () => {
    const env = await pathWith({ ...FINE, ldd: LDD_LACKS });
    await expect(requireSystemLibraries('electron', env, 1000)).rejects.toThrow(
      "with your distribution's package manager",
    );
  });

  it('may go on without a font for Chinese', async () => {
    const heard = listenToSetup();
    const env = await pathWith({ ...FINE, 'fc-list': 'exit 0', 'apt-get': 'exit 0' });
    await requireSystemLibraries('electron', env, 1000);
    expect(heard.text).toMatch(/^Chinese is shown as boxes .* fonts-wqy-microhei\n$/);
  });
});

describe('root', () => {
  it('has them installed, under the names that this release uses', async () => {
    const heard = listenToSetup();
    const env = await pathWith({
      ...FINE,
      // ldd finds everything once apt-get has left its mark.
      ldd: `[ -e "\${PATH%%:*}/installed" ] || { ${LDD_LACKS}\n}`,
      'apt-get': `case "$1" in install) echo "$*" > "\${PATH%%:*}/installed";; esac`,
      'apt-cache': 'case "$2" in libasound2t64) echo "Package: libasound2t64";; *) exit 1;; esac',
    });
    await requireSystemLibraries('electron', env, 0);
    expect(heard.text).toMatch(
      /^Installing what Electron needs of this system with apt-get .*: lib/,
    );
    const call = await readFile(`${env.PATH}/installed`, 'utf8');
    expect(call).toContain('--no-install-recommends libgtk-3-0 libnss3 libasound2t64 ');
  });
});

it('an empty DISPLAY is none', () => {
  expect(hasDisplay({ DISPLAY: '' })).toBe(false);
  expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
});
