import log from 'electron-log/node';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oldLogFile, writeLogTo } from '../../app/main/log-file.ts';

const HOME = '/home/lin';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'digit-studio-log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function startLog() {
  const file = join(folder, 'main.log');
  const logger = log.create({ logId: folder });
  logger.transports.console.level = false;
  writeLogTo(logger.transports.file, { file, home: HOME });
  return { logger, file, read: () => readFileSync(file, 'utf8') };
}

describe('what is written into the log', () => {
  it('has no home folder in it: not in texts, not in stacks, not in what objects hold', () => {
    const { logger, read } = startLog();
    logger.error(`engine: ${HOME}/digits could not be read`);
    logger.warn('settings', new Error(`no such file: ${HOME}/settings.json`));
    logger.info({ failure: { path: [`${HOME}/models`] } });
    expect(read()).toContain('~/digits could not be read');
    expect(read()).toContain('no such file: ~/settings.json');
    expect(read()).toContain('~/models');
    expect(read()).not.toContain(HOME);
  });

  it('is cut where somebody says too much', () => {
    const { logger, file } = startLog();
    logger.error('x'.repeat(3_000_000));
    expect(statSync(file).size).toBeLessThan(10_000);
  });
});

describe('the files of the log', () => {
  it('are two at most, each of bounded size, and the newest message is in the first', () => {
    const { logger, file, read } = startLog();
    for (let number = 0; number < 2_000; number++) logger.info(`${number} ${'x'.repeat(2_000)}`);
    logger.info('the last one');
    expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.old.log']);
    expect(oldLogFile(file)).toBe(join(folder, 'main.old.log'));
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThan(1_010_000);
    }
    expect(read().trimEnd()).toMatch(/the last one$/);
  });
});
