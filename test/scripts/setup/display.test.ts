import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withDisplay } from '../../../scripts/setup/display.ts';
import { runCommand } from '../../../scripts/setup/run-command.ts';
import { pathWith } from './programs.ts';

describe.runIf(process.platform === 'linux')('withDisplay', () => {
  it('uses the screen there is', async () => {
    const seen = await withDisplay(async ({ DISPLAY }) => DISPLAY, { DISPLAY: ':7' });
    expect(seen).toBe(':7');
  });

  it('says how to get Xvfb where there is neither', async () => {
    const env = await pathWith({});
    await expect(withDisplay(async () => 'x', env)).rejects.toThrow('sudo apt-get install xvfb');
  });

  it('tells why Xvfb did not start', async () => {
    const env = await pathWith({ Xvfb: 'echo "no memory" >&2; exit 1' });
    await expect(withDisplay(async () => 'x', env)).rejects.toThrow('started: no memory');
  });

  it('starts a screen of its own and ends it with the work', async (context) => {
    if ((await runCommand('Xvfb', ['-version'])).missing) context.skip('no Xvfb here');
    const sockets = () => readdirSync('/tmp/.X11-unix');
    const display = await withDisplay(
      async ({ DISPLAY }) => {
        expect(sockets()).toContain(`X${DISPLAY!.slice(1)}`);
        return DISPLAY!;
      },
      { PATH: process.env.PATH },
    );
    await expect.poll(sockets, { timeout: 5_000 }).not.toContain(`X${display.slice(1)}`);
  });
});
