/**
 * Returns the arguments that Electron needs on this machine before all others. Chromium refuses to
 * start its sandbox as root, which is what containers and build servers run as; for everybody else
 * the sandbox stays on.
 */
export function electronArguments(
  platform: NodeJS.Platform = process.platform,
  uid: number | undefined = process.getuid?.(),
): string[] {
  return platform === 'linux' && uid === 0 ? ['--no-sandbox'] : [];
}
