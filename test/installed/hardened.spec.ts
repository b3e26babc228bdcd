import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { electronArguments } from '../../scripts/setup/electron-arguments.ts';
import { FUSES } from '../../scripts/package/fuses.cjs';
import { envIn, expect, test } from './fixture.ts';

/** How a fuse stands in the program: the characters 0 and 1 (dist/constants.d.ts of the package). */
const STATES = { off: '0'.charCodeAt(0), on: '1'.charCodeAt(0) };
const INSPECT_PORT = 9431;

test('every fuse is as it was decided', async ({ installed }) => {
  const wire = await getCurrentFuseWire(installed.program);
  const fuses = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
  for (const fuse of fuses) {
    expect(wire[fuse], FuseV1Options[fuse]).toBe(FUSES[fuse] ? STATES.on : STATES.off);
  }
  expect(wire.version).toBe(FuseVersion.V1);
  // Newer fuses than those would be further entries.
  expect(Object.keys(wire)).toHaveLength(fuses.length + 1);
});

test('as it is shipped it starts, and is no Node, takes no options for Node, and is not debugged', async ({
  installed,
  home,
}) => {
  const marker = join(home, 'ran');
  const script = join(home, 'foreign.cjs');
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
  const env = {
    ...envIn(home),
    ...{ ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` },
  };
  const args = [script, `--inspect=127.0.0.1:${INSPECT_PORT}`, ...electronArguments()];
  const child = spawn(installed.program, args, { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    // The engine is started once the page stands; it is a process of its own.
    await expect
      .poll(() => processesOf(installed.program), { timeout: 30_000 })
      .toContainEqual(expect.stringContaining('node.mojom.NodeService'));
    expect(await readFile(join(home, '.config/Digit Studio/logs/main.log'), 'utf8')).toContain(
      'Digit Studio',
    );
    expect(await isListening(INSPECT_PORT)).toBe(false);
    expect(await readdir(home)).not.toContain('ran');
  } finally {
    child.kill();
    await ended;
  }
  // Nothing is left behind, the engine neither.
  await expect.poll(() => processesOf(installed.program)).toEqual([]);
});

/** The command lines of all processes of a program: Chromium's helpers are children of helpers. */
async function processesOf(program: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    // One may have ended since it was listed.
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.startsWith(program));
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
