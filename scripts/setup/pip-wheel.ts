import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../../app/main/files/hash-file.ts';
import { TransferRate } from '../../app/main/files/transfer-rate.ts';
import { createProgressLine } from '../../app/main/terminal/progress-line.ts';
import { clearerDiskError } from './disk-space.ts';
import { findPythonWithPip } from './find-python.ts';
import { lastLines, runCommand } from './run-command.ts';
import { SetupError } from './setup-error.ts';

/** A wheel of the Python package index, pinned by version, platform and content. */
export interface PinnedWheel {
  /** What a person is told that is fetched. */
  title: string;
  name: string;
  version: string;
  file: string;
  python: string;
  platform: string;
  bytes: number;
  sha256: string;
}

const LOOK_EVERY_MS = 300;

/**
 * Fetches a wheel with pip, whose configuration knows which index this machine may use. pip starts
 * over after a cut; a wheel that came whole is kept until it has been unpacked.
 */
export async function fetchWheel(
  wheel: PinnedWheel,
  downloads: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const target = path.join(downloads, wheel.file);
  if ((await hashFile(target, 'sha256').catch(() => '')) === wheel.sha256) return target;

  const python = await findPythonWithPip(env);
  const workshop = path.join(downloads, 'pip.unfinished');
  await rm(workshop, { recursive: true, force: true });
  await mkdir(path.join(workshop, 'tmp'), { recursive: true });
  try {
    const fetched = await runPip(python, wheel, workshop, env);
    await rename(fetched, target);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return target;
}

async function runPip(
  python: string,
  wheel: PinnedWheel,
  workshop: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const spec = `${wheel.name}==${wheel.version}`;
  const stopWatching = watchGrowth(workshop, wheel);
  const pip = await runCommand(
    python,
    [
      ...['-m', 'pip', 'download', spec, '--no-deps', '--only-binary=:all:'],
      ...['--python-version', wheel.python, '--platform', wheel.platform, '--implementation', 'cp'],
      // Our cache keeps what is needed of it; pip's would keep all of it a second time.
      ...['--no-cache-dir', '--progress-bar', 'off', '--disable-pip-version-check'],
      ...['--dest', workshop],
    ],
    {
      env: { ...env, TMPDIR: path.join(workshop, 'tmp'), TEMP: path.join(workshop, 'tmp') },
    },
  );
  await stopWatching();
  if (pip.exitCode !== 0) {
    // errno 28, as Python says it in every language.
    if (pip.stderr.includes('[Errno 28]')) throw clearerDiskError({ code: 'ENOSPC' });
    const errors = pip.stderr.split('\n').filter((line) => /^ERROR: (?!Exception)/.test(line));
    throw new SetupError(
      `pip could not fetch ${spec}. Check the network, and that pip is configured for an index ` +
        `that it can reach ("${python} -m pip config list"), then run the same command again.\n` +
        lastLines(errors.join('\n') || pip.stderr, 3),
    );
  }
  const fetched = path.join(workshop, wheel.file);
  const hash = await hashFile(fetched, 'sha256').catch(() => 'nothing');
  if (hash === wheel.sha256) return fetched;
  throw new SetupError(
    `pip's ${spec} is not the expected one (its sha256 is ${hash}, expected ${wheel.sha256}), ` +
      `so it is not used. Ask whoever runs the package index, or use another one.`,
  );
}

/** pip tells its progress only to a terminal of its own, so the growing file is watched instead. */
function watchGrowth(folder: string, wheel: PinnedWheel): () => Promise<void> {
  const line = createProgressLine(wheel.title);
  const rate = new TransferRate();
  let shown = false;
  const look = async () => {
    const done = Math.min(await largestFile(folder), wheel.bytes);
    if (done === 0) return;
    shown = true;
    line.show({ done, total: wheel.bytes, perSecond: rate.note(done) });
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await look();
    if (shown) line.end();
  };
}

async function largestFile(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = files.map((file) =>
    stat(path.join(folder, file)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return Math.max(0, ...(await Promise.all(sizes)));
}
