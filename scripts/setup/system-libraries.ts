import { aptGet } from './apt-get.ts';
import { runCommand } from './run-command.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';

// What Chromium is linked to and a bare Debian lacks. Newer releases carry some of them under
// names with t64, which apt-get.ts knows.
const LIBRARY_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
];
// Small (5 MB), and enough to show Chinese; fontconfig brings fc-list.
const FONT_PACKAGES = ['fontconfig', 'fonts-wqy-microhei'];

/** What this Linux still lacks, as packages of Debian. */
export interface Lacking {
  required: string[];
  /** Without a font for Chinese its characters are shown as boxes. */
  forChinese: string[];
  /** The names the dynamic linker could not find, for distributions other than Debian. */
  libraries: string[];
}

/**
 * Sees to it that Electron finds its libraries, and a screen or the program that stands in for
 * one. As root on Debian or Ubuntu what is missing is installed; otherwise the command is told.
 */
export async function requireSystemLibraries(
  executable: string,
  env: NodeJS.ProcessEnv = process.env,
  uid: number | undefined = process.getuid?.(),
): Promise<void> {
  const lacking = await lookForLacking(executable, env);
  const wanted = [...lacking.required, ...lacking.forChinese];
  if (wanted.length === 0) return;
  const apt = await aptGet(env, uid);
  if (apt.usable) {
    await apt.install(wanted, 'what Electron needs of this system');
    const still = await lookForLacking(executable, env);
    if (still.required.length > 0) throw complaint(still, apt.command(still.required));
    return;
  }
  if (lacking.required.length > 0) throw complaint(lacking, apt.command(wanted));
  say(`Chinese is shown as boxes without a font for it: ${apt.command(lacking.forChinese)}`);
}

/** Looks what is missing: shared libraries, a screen, a font with Chinese characters. */
export async function lookForLacking(executable: string, env: NodeJS.ProcessEnv): Promise<Lacking> {
  const headless = !hasDisplay(env);
  const [libraries, xvfb, fonts] = await Promise.all([
    missingLibraries(executable, env),
    headless ? runCommand('Xvfb', ['-version'], { env }) : undefined,
    runCommand('fc-list', [':lang=zh', 'family'], { env }),
  ]);
  const required = libraries.length > 0 ? [...LIBRARY_PACKAGES] : [];
  if (xvfb?.missing) required.push('xvfb');
  return { required, forChinese: fonts.stdout.trim() === '' ? FONT_PACKAGES : [], libraries };
}

/** Tells whether there is a screen to open a window on. */
export function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Returns the shared libraries that an executable needs and this system does not have. */
export async function missingLibraries(
  executable: string,
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const { stdout } = await runCommand('ldd', [executable], { env });
  const names = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name!);
  // A library that several others need is told several times.
  return [...new Set(names)];
}

function complaint({ libraries, required }: Lacking, command: string): SetupError {
  const what = [
    ...(libraries.length > 0 ? [`libraries that it needs (${libraries.join(', ')})`] : []),
    ...(required.includes('xvfb') ? ['a screen, and Xvfb, which stands in for one'] : []),
  ];
  return new SetupError(
    `Electron cannot run yet: this system lacks ${what.join(', and ')}. ` +
      `Install them and run the same command again:\n  ${command}`,
  );
}
