import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../scripts/setup/run-command.ts';
import { ROOT } from '../../../scripts/root.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RUN = path.join(ROOT, 'scripts', 'run.cjs');
const { complaintAboutNode } = createRequire(import.meta.url)(RUN) as {
  complaintAboutNode(version: string): string | undefined;
};

describe('the Node it is run with', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('%s will do', (version) =>
    expect(complaintAboutNode(version)).toBeUndefined(),
  );

  it.each(['v12.22.12', 'v18.20.0', 'v20.18.3'])('%s is told to be too old', (version) =>
    expect(complaintAboutNode(version)).toBe(
      `Digit Studio needs Node 20.19 or newer, and this is Node ${version.slice(1)}. ` +
        'Install a newer one from https://nodejs.org and try again.',
    ),
  );
});

describe('run.cjs', () => {
  it('lists the scripts when it is given no name, or a wrong one', async () => {
    const { exitCode, stderr } = await runCommand(process.execPath, [RUN, 'nonsense']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Usage: node scripts\/run\.cjs <.*setup.*>/);
  });

  it('says how to install the packages when they are not there', async () => {
    const folder = path.join(await temporaryFolder(), 'scripts');
    await mkdir(folder);
    await copyFile(RUN, path.join(folder, 'run.cjs'));
    await writeFile(path.join(folder, 'hello.ts'), '');
    const { exitCode, stderr } = await runCommand(process.execPath, ['run.cjs', 'hello'], {
      cwd: folder,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'The packages of Digit Studio are not installed here. Run "npm ci" first.\n',
    );
  });

  it('answers a wrong option with 2', async () => {
    const { exitCode, stderr } = await runCommand(process.execPath, [RUN, 'setup', '--nonsense']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--nonsense'/);
  });

  it('prints a clear failure as its sentence only', async () => {
    const env = { ...process.env, DIGIT_STUDIO_ELECTRON: 'nonsense' };
    const { exitCode, stderr } = await runCommand(process.execPath, [RUN, 'setup'], { env });
    expect(exitCode).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('it can be "official" or "registry"');
  });
});
