import { describe, expect, it } from 'vitest';
import { objectsIn, run } from './recorded-output.ts';

describe('the command line', () => {
  it('explains itself', async () => {
    const { exitCode, stdout } = await run(['--help']);
    expect(exitCode).toBe(0);
    for (const command of ['train', 'evaluate', 'predict', 'info', 'models list', 'data import'])
      expect(stdout).toContain(command);
    expect(await run(['train', '--help'])).toEqual({ exitCode: 0, stdout, stderr: '' });
  });

  it.each([
    [[], 'Which command?'],
    [['learn'], 'There is no command "learn".'],
    [['train', '--speed', '9'], '--speed'],
    [['train', '--epochs'], '--epochs'],
    [['train', 'something'], 'something'],
    [
      ['train', '--net', 'huge'],
      '--net is one of softmax, mlp, quick, deep or a .json file, not "huge".',
    ],
    [
      ['train', '--recipe', 'slow'],
      '--recipe is one of lesson, fast, careful, handwriting, not "slow".',
    ],
    [['train', '--epochs', '0'], '--epochs is a whole number from 1 to 1000, not "0".'],
    [['train', '--epochs', '2.5'], '--epochs'],
    [['train', '--batch', ''], '--batch is a whole number from 1 to 4096, not "".'],
    [['train', '--rate', 'fast'], '--rate is a number from 0.000001 to 10, not "fast".'],
    [['train', '--seed', '-1'], '--seed'],
    [['train', '--resume'], '--resume goes on with the run of an --out.'],
    [['models'], 'models list|show|export|import|continue|delete: which of these?'],
    [['models', 'rename'], 'which of these?'],
    [['models', 'show'], 'models show: which?'],
    [['models', 'export', 'one'], 'models export: which model, and into which folder?'],
    [['models', 'import'], 'models import: which?'],
    [['models', 'delete', 'one', 'two'], 'models delete: which?'],
    [['models', 'continue', 'x', '--epochs', '0'], '--epochs is how many more'],
    [['evaluate'], 'Which model?'],
    [['predict', '--model', 'somewhere'], 'Which file?'],
    [['data'], 'data list|fetch|verify|import|export|remove: which of these?'],
    [['data', 'fetch', 'letters'], 'which of mnist, fashion-mnist?'],
    [['data', 'verify'], 'which dataset?'],
    [['data', 'import'], 'which folder or files?'],
    [['data', 'export', 'starter'], 'into which folder?'],
    [['data', 'export', 'starter', 'x', '--format', 'zip'], '--format is one of idx, images, csv.'],
  ])('says what is wrong with %j, and how to use it', async (args, sentence) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Exit codes:');
  });

  it('fails in one sentence, and for a program with the code as well', async () => {
    const { exitCode, stdout, stderr } = await run(['evaluate', '--model', '/no/model', '--json']);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('There is no model in /no/model. Train one with --out /no/model.\n');
    expect(objectsIn(stdout)).toEqual([
      { kind: 'failed', failure: { code: 'model-missing', path: '/no/model' } },
    ]);
  });
});
