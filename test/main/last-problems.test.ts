import { expect, it } from 'vitest';
import { lastProblems } from '../../app/main/last-problems.ts';

const line = (level: string, text: string) =>
  `[2025-11-24 20:02:22.123] [${level}]${' '.repeat(6 - level.length)}${text}`;

it('takes warnings and errors with their stacks, and nothing of what else was said', () => {
  const log = [
    line('info', 'Digit Studio 0.1.0'),
    line('error', 'Unhandled Error: no'),
    '    at a (main.js:1:2)',
    '    at b (main.js:3:4)',
    line('info', 'engine: oneDNN is on'),
    'and a second line of it',
    line('warn', 'navigation refused'),
    '',
  ].join('\n');
  const [first, second, ...none] = lastProblems(log, 20);
  expect(first).toContain('Unhandled Error: no\n    at a (main.js:1:2)\n    at b');
  expect(first).not.toContain('oneDNN');
  expect(second).toContain('navigation refused');
  expect(none).toEqual([]);
});

it('takes the last ones, the newest last', () => {
  const log = Array.from({ length: 50 }, (_, number) => line('warn', `number ${number}`));
  const problems = lastProblems(log.join('\r\n'), 20);
  expect(problems).toHaveLength(20);
  expect(problems[0]).toContain('number 30');
  expect(problems[19]).toContain('number 49');
});

it('cuts a long stack and says so', () => {
  const stack = Array.from({ length: 100 }, (_, depth) => `    at f${depth} (main.js)`);
  const [problem] = lastProblems([line('error', 'deep'), ...stack].join('\n'), 20);
  expect(problem!.split('\n').length).toBeLessThan(20);
  expect(problem).toContain('more lines');
});

it('finds nothing in an empty log', () => {
  expect(lastProblems('', 20)).toEqual([]);
});
