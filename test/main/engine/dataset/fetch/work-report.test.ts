import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { DatasetWork } from '../../../../../app/contract/catalogue.ts';
import { WorkReport } from '../../../../../app/main/engine/dataset/fetch/work-report.ts';

const FILES = [
  { name: 'one', bytes: 100 },
  { name: 'two', bytes: 300 },
];

function reportOf() {
  const told: DatasetWork[] = [];
  return { told, report: new WorkReport('copy', FILES, (work) => told.push(work)) };
}

it('tells at once, then ten times a second at most, then at the end', async () => {
  const { told, report } = reportOf();
  for (let bytes = 1; bytes <= 100; bytes++) report.note('one', bytes);
  expect(told).toHaveLength(1);
  await delay(110);
  report.note('two', 50);
  report.note('two', 60);
  report.end();
  expect(told.map(({ done, total }) => [done, total])).toEqual([
    [1, 400],
    [150, 400],
    [400, 400],
  ]);
});

it('knows no time left before it knows the rate', () => {
  const { told, report } = reportOf();
  report.note('one', 50, { perSecond: 0 });
  expect(told).toMatchObject([
    { perSecond: 0, secondsLeft: null, file: { name: 'one', done: 50 } },
  ]);
});

it('tells the time left by the rate that a transfer has measured', () => {
  const { told, report } = reportOf();
  report.note('two', 200, { perSecond: 100 });
  expect(told).toMatchObject([{ perSecond: 100, secondsLeft: 2 }]);
});

it('goes by the length that a host tells, and never beyond all', () => {
  const { told, report } = reportOf();
  report.note('one', 250, { total: 200 });
  expect(told).toMatchObject([{ done: 250, total: 550, file: { done: 250, total: 250 } }]);
});
