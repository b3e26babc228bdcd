import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './run-command.ts';
import { SetupError } from './setup-error.ts';

// Each value keeps ordinary users from making the namespaces that the sandbox is built of: Ubuntu
// since 23.10, older Debian, hardened kernels.
const FORBIDDING: Record<string, string> = {
  '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1',
  '/proc/sys/kernel/unprivileged_userns_clone': '0',
  '/proc/sys/user/max_user_namespaces': '0',
};

const SETUID_ROOT = 0o4000;

/**
 * Sees to it that Chromium's sandbox can start for this user; otherwise Electron would end at once.
 * It needs user namespaces or, where they are forbidden, a helper that belongs to root.
 * @throws SetupError with the commands that permit it
 */
export async function requireSandbox(
  electronFolder: string,
  uid: number | undefined = process.getuid?.(),
  namespacesAllowed: () => Promise<boolean> = userNamespacesAllowed,
): Promise<void> {
  // Root goes without a sandbox (electron-arguments.ts).
  if (uid === 0 || (await namespacesAllowed())) return;
  const helper = path.join(electronFolder, 'chrome-sandbox');
  const { mode, uid: owner } = await stat(helper);
  if (owner === 0 && (mode & SETUID_ROOT) !== 0) return;
  throw new SetupError(
    `Electron's sandbox cannot start: this system keeps ordinary users from making namespaces. ` +
      `Permit its helper to do so, and run the same command again:\n` +
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}

async function userNamespacesAllowed(): Promise<boolean> {
  for (const [file, forbids] of Object.entries(FORBIDDING)) {
    const value = await readFile(file, 'utf8').catch(() => '');
    if (value.trim() === forbids) return false;
  }
  // Containers may forbid them in other ways; this is the call that Chromium makes.
  const { missing, exitCode } = await runCommand('unshare', ['--user', 'true']);
  return missing || exitCode === 0;
}
