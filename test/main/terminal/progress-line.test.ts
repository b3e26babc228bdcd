import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration } from '../../../app/main/terminal/format-amounts.ts';
import { formatProgress } from '../../../app/main/terminal/format-progress.ts';
import { createProgressLine } from '../../../app/main/terminal/progress-line.ts';

describe('amounts', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [196_264_810, '196.3 MB'],
    [1_050_000_000, '1.05 GB'],
  ])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [80, '1 min 20 s'],
    [3_599, '59 min 59 s'],
    [3_900, '1 h 05 min'],
    [7_199, '2 h 00 min'],
  ])('%f seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('a progress line', () => {
  const progress = { done: 92_300_000, total: 196_300_000, perSecond: 12_100_000 };

  it('has bar, percentage, bytes, rate and time left', () => {
    expect(formatProgress('Electron', progress, 'bytes', 100)).toBe(
      'Electron  [###########-------------]  47 %  92.3 MB of 196.3 MB  12.1 MB/s  9 s left',
    );
  });

  it('leaves the bar out where it does not fit, and is never wider than the terminal', () => {
    expect(formatProgress('Electron', progress, 'bytes', 70)).toBe(
      'Electron  47 %  92.3 MB of 196.3 MB  12.1 MB/s  9 s left',
    );
    expect(formatProgress('Electron', progress, 'bytes', 20)).toHaveLength(20);
  });

  it('counts other things too, and may end with a note', () => {
    const steps = { done: 70, total: 140, perSecond: 182.4, note: 'loss 0.12' };
    expect(formatProgress('epoch 1', steps, 'steps', 100)).toBe(
      'epoch 1  [############------------]  50 %  70 of 140 steps  182/s  0 s left  loss 0.12',
    );
  });

  it('does without a total', () => {
    expect(formatProgress('File', { done: 1_500_000 }, 'bytes', 80)).toBe('File  1.5 MB');
  });

  it('claims no time left when it is done', () => {
    const done = { done: 10, total: 10, perSecond: 5 };
    expect(formatProgress('x', done, 'steps', 80)).not.toContain('left');
  });
});

describe('where there is no terminal', () => {
  it('writes a plain line every 10 percent or 5 seconds', () => {
    const written: string[] = [];
    let now = 0;
    const output = { write: (text: string) => written.push(text) > 0 };
    const line = createProgressLine('File', 'steps', output, () => now);
    for (let done = 1; done <= 25; done++) line.show({ done, total: 100 });
    now = 6_000;
    line.show({ done: 26, total: 100 });
    line.end();
    expect(written).toEqual([
      'File  10 %  10 of 100 steps\n',
      'File  20 %  20 of 100 steps\n',
      'File  26 %  26 of 100 steps\n',
    ]);
  });
});

describe('on a terminal', () => {
  it('rewrites one line, ten times a second at most, and ends it', () => {
    let written = '';
    let now = 0;
    const output = {
      isTTY: true,
      columns: 80,
      write: (text: string) => Boolean((written += text)),
    };
    const line = createProgressLine('File', 'steps', output, () => now);
    for (now = 0; now < 1_000; now++) line.show({ done: now, total: 1_000 });
    line.show({ done: 1_000, total: 1_000 });
    line.end();
    expect(written.split('\r')).toHaveLength(12);
    expect(written).toContain('100 %  1000 of 1000 steps');
    expect(written.match(/\n/g)).toHaveLength(1);
  });
});
