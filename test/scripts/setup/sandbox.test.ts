import { chmod, chown, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../scripts/setup/sandbox.ts';
import { temporaryFolder } from './temporary-folder.ts';

const allowed = async () => true;
const forbidden = async () => false;

async function electronWithHelper(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  return folder;
}

describe.runIf(process.platform === 'linux')("Electron's sandbox", () => {
  it('is no matter for root, nor where namespaces are allowed', async () => {
    await requireSandbox('/nowhere', 0, forbidden);
    await requireSandbox('/nowhere', 1000, allowed);
  });

  it('that cannot start is told with the commands that permit it', async () => {
    const folder = await electronWithHelper();
    await expect(requireSandbox(folder, 1000, forbidden)).rejects.toThrow(
      `sudo chmod 4755 '${folder}/chrome-sandbox'`,
    );
  });

  it('can start with a helper that belongs to root', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can make such a helper');
    const folder = await electronWithHelper();
    await chown(path.join(folder, 'chrome-sandbox'), 0, 0);
    await chmod(path.join(folder, 'chrome-sandbox'), 0o4755);
    await requireSandbox(folder, 1000, forbidden);
  });
});
