import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { createRandom } from '../../../app/core/random.ts';
import { readModel, readTrainingState } from '../../../app/main/engine/models/read-model.ts';
import { createPersonFile, readStored } from '../../../app/main/engine/people/person-file.ts';
import { newestCheckpoint } from '../../../app/main/engine/training/checkpoints/run-folder.ts';
import { fileOperations } from '../../../app/main/files/file-operations.ts';
import { ROOT } from '../../../scripts/root.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const KILLS = 24;
/** From the first thing written. */
const LONGEST_LIFE_MS = 120;

/** One file for a child that starts in no time. */
async function buildWriter(): Promise<string> {
  const outDir = await temporaryFolder();
  await build({
    ...{
      root: ROOT,
      configFile: false,
      logLevel: 'silent',
      ssr: { noExternal: true, external: ['@tensorflow/tfjs-node'] },
    },
    build: { ssr: 'test/main/files/killed-writer.ts', outDir, emptyOutDir: false },
  });
  return pathToFileURL(join(outDir, 'killed-writer.js')).href;
}

/** Lets a process of its own write until it is killed; returns the last number that it wrote whole. */
async function writeAndKill(module: string, folder: string, from: number, life: number) {
  const program =
    `const { writeForEver } = await import(${JSON.stringify(module)});` +
    `await writeForEver(process.argv[1], Number(process.argv[2]));`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', program, folder, String(from)],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH } },
  );
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    timer ??= setTimeout(() => child.kill('SIGKILL'), life);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  expect(signal).toBe('SIGKILL');
  return Number(said.trim().split('\n').at(-1));
}

const noProblem = (problem: { code: string }) => {
  throw new Error(problem.code);
};

/** The numbers of what the readers of the app find, each whole. */
async function found(folder: string): Promise<number[]> {
  const settings = await readFile(join(folder, 'settings.json'), 'utf8');
  const { summary } = await readModel(join(folder, 'model'));
  const { seed } = summary.settings.recipe;
  expect(String(await readTrainingState(join(folder, 'model')))).toBe(`state of ${seed}`);
  const checkpoint = await newestCheckpoint(join(folder, 'run'), noProblem);
  const drawings = await readStored(join(folder, 'person.jsonl'));
  const { ink } = drawings.at(-1)!;
  return [
    (JSON.parse(settings) as { count: number }).count,
    seed,
    checkpoint!.state.step,
    ink.kind === 'strokes' ? ink.strokes[0]![0]![0] : NaN,
  ];
}

it(`what was written when a process was killed, ${KILLS} times, is the old or the new, whole`, async () => {
  const module = await buildWriter();
  const folder = await temporaryFolder();
  await fileOperations.makeFolder(join(folder, 'run'));
  await createPersonFile(join(folder, 'person.jsonl'), 'Ada');
  const random = createRandom(5);
  let next = 1;
  for (let kills = 0; kills < KILLS; kills++) {
    const last = await writeAndKill(module, folder, next, random.integer(LONGEST_LIFE_MS));
    for (const number of await found(folder)) {
      expect(number).toBeGreaterThanOrEqual(last);
      expect(number).toBeLessThanOrEqual(last + 1);
    }
    next = last + 2;
  }
  // Each kill may have left something beside; the next write of the same has to take it away.
  expect((await readdir(join(folder, 'model'))).length).toBeLessThan(8);
  expect((await readdir(join(folder, 'run'))).length).toBeLessThan(5);
}, 120_000);
