import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { createRandom } from '../../../../../app/core/random.ts';
import { fetchDataset } from '../../../../../app/main/engine/dataset/fetch/fetch-dataset.ts';
import { ROOT } from '../../../../../scripts/root.ts';
import type { Answer } from '../../../files/file-server.ts';
import { whole } from '../../../files/file-server.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { expectNothingWrong, expectWhole } from './folder-state.ts';
import { startMirror } from './mirror-server.ts';
import { smallDataset } from './small-dataset.ts';

const KILLS = 50;
/** Of one folder, before the fetch is let go to its end. */
const KILLS_IN_A_ROW = 3;
const PIECE = 16 * 1024; /* bytes */
const PIECE_EVERY_MS = 3;
/** From the first request to the end, on an idle machine: a kill after it is none. */
const LONGEST_LIFE_MS = 160;

const DATASET = smallDataset(500, 100);
const { known, packed } = DATASET;

/** As `whole`, but as slow as a network. */
function slowly(content: Buffer): Answer {
  return (response, request) => {
    const end = response.end.bind(response);
    response.end = ((bytes?: Buffer) => {
      if (!bytes) return end();
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        setTimeout(() => response.write(piece), (at / PIECE) * PIECE_EVERY_MS);
      }
      setTimeout(end, Math.ceil(bytes.length / PIECE) * PIECE_EVERY_MS);
      return response;
    }) as typeof response.end;
    whole(content)(response, request);
  };
}

/** One file for a child that starts in no time. */
async function buildFetch(): Promise<string> {
  const outDir = await temporaryFolder();
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: 'app/main/engine/dataset/fetch/fetch-dataset.ts', outDir, emptyOutDir: false },
  });
  return join(outDir, 'fetch-dataset.js');
}

it(`a fetch that is killed at ${KILLS} moments goes on to the right files`, async () => {
  const module = pathToFileURL(await buildFetch()).href;
  const random = createRandom(11);
  let asked = () => undefined as void;
  let isSlow = true;
  const server = await startMirror(packed, (_, bytes) => {
    asked();
    return isSlow ? slowly(bytes) : undefined;
  });
  const options = { mirrors: [server.mirror], attempts: 1 };

  /** Fetches in a process of its own; tells whether it was killed before its end. */
  async function fetchAndKill(folder: string): Promise<boolean> {
    const program =
      `const { fetchDataset } = await import(${JSON.stringify(module)});` +
      `const [known, folder, options] = JSON.parse(process.argv[1]);` +
      `await fetchDataset(known, folder, { ...options, fetch });`;
    const given = JSON.stringify([known, folder, options]);
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, given], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env.PATH },
    });
    const life = random.integer(LONGEST_LIFE_MS);
    let timer: NodeJS.Timeout | undefined;
    asked = () => void (timer ??= setTimeout(() => child.kill('SIGKILL'), life));
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    clearTimeout(timer);
    asked = () => undefined;
    if (signal === null) expect(code).toBe(0);
    return signal === 'SIGKILL';
  }

  let kills = 0;
  for (let folders = 0; kills < KILLS; folders++) {
    expect(folders).toBeLessThan(KILLS);
    const folder = await temporaryFolder();
    isSlow = true;
    for (let row = 0; row < KILLS_IN_A_ROW && (await fetchAndKill(folder)); row++) {
      kills++;
      await expectNothingWrong(folder, DATASET);
    }
    isSlow = false;
    await fetchDataset(known, folder, { ...options, fetch });
    await expectWhole(folder, DATASET);
  }
}, 120_000);
