import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastProblems } from '../../app/main/last-problems.ts';

/** What the log says of an engine that was killed. */
const KILLED = 'engine gone with code 9;';

interface ErrorWatch {
  /** All that was logged as an error or a warning; `kills` of them were meant to happen. */
  found(kills: number): Promise<string[]>;
}

/** Notes what nobody caught in the page; the other two processes write into the app's log. */
export function watchErrors(page: Page, dataFolder: string): ErrorWatch {
  const ofPage: string[] = [];
  page.on('pageerror', (error) => ofPage.push(`page: ${error.stack ?? error.message}`));
  page.on('crash', () => ofPage.push('page: it crashed'));
  return {
    async found(kills) {
      const logs = join(dataFolder, 'logs');
      const log =
        (await readLog(join(logs, 'main.old.log'))) + (await readLog(join(logs, 'main.log')));
      const problems = lastProblems(log, Infinity);
      const killed = problems.filter((problem) => problem.includes(KILLED));
      return [
        ...ofPage,
        ...problems.filter((problem) => !problem.includes(KILLED)),
        // More of these than kills: one died of something else that looks the same.
        ...killed.slice(kills),
      ];
    },
  };
}

async function readLog(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
