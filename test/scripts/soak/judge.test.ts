import { describe, expect, it } from 'vitest';
import { type Findings, growth, judge, MOST_NEW_TENSORS } from '../../../scripts/soak/judge.ts';
import type { Measurement } from '../../../scripts/soak/measure.ts';

const COUNT = 80;
const EVERY_S = 5;

function measurementAt(index: number, changes: Partial<Measurement> = {}): Measurement {
  return {
    seconds: index * EVERY_S,
    enginePid: 100,
    residentBytes: { main: 150e6, page: 120e6, engine: 400e6 },
    handles: { main: 80, page: 30, engine: 40 },
    heapBytes: 8e6,
    nodes: 400,
    listeners: 90,
    tensors: 130,
    constants: 80,
    unexplainedTensors: index % 3 === 0 ? 20 : null,
    ...changes,
  };
}

function soakOf(
  change: (index: number) => Partial<Measurement> = () => ({}),
  findings: Partial<Findings> = {},
): Findings {
  return {
    minutes: 30,
    measurements: Array.from({ length: COUNT }, (_, index) => measurementAt(index, change(index))),
    failures: [],
    errors: [],
    ...findings,
  };
}

const engineMemory = (bytes: number) => ({
  residentBytes: { main: 150e6, page: 120e6, engine: bytes },
});

describe('a soak', () => {
  it('holds where nothing grew and nothing went wrong', () => {
    expect(judge(soakOf())).toEqual([]);
  });

  it('may grow during the warm-up, and swing afterwards', () => {
    const warm = soakOf((index) => engineMemory(index < COUNT / 4 ? 200e6 + index * 10e6 : 400e6));
    expect(judge(warm)).toEqual([]);
    const swinging = soakOf((index) => engineMemory(index % 4 === 0 ? 900e6 : 400e6));
    expect(judge(swinging)).toEqual([]);
  });

  it('fails where the memory of one process grows by more than a tenth', () => {
    const [complaint, ...others] = judge(soakOf((index) => engineMemory(400e6 + index * 2e6)));
    expect(complaint).toMatch(/memory of engine grew by \d+ %/);
    expect(others).toEqual([]);
  });

  it('says nothing of the memory where it is too short', () => {
    const growing = (index: number) => engineMemory(400e6 + index * 2e6);
    expect(judge(soakOf(growing, { minutes: 1 }))).toEqual([]);
  });

  it('fails where tensors are left behind', () => {
    const leaking = soakOf((index) => ({ unexplainedTensors: 100 + index * 10 }));
    expect(judge(leaking)).toEqual([expect.stringMatching(/tensors .* grew from \d+ to \d+/)]);
  });

  it('compares the first rest with the last where there were few', () => {
    const leaking = (last: number) =>
      soakOf((index) => ({
        unexplainedTensors: index === 0 ? 100 : index === COUNT - 1 ? last : null,
      }));
    expect(judge(leaking(100 + MOST_NEW_TENSORS))).toEqual([]);
    expect(judge(leaking(101 + MOST_NEW_TENSORS))).toHaveLength(1);
  });

  it('cannot be judged without a rest', () => {
    expect(judge(soakOf(() => ({ unexplainedTensors: null })))).toEqual([
      expect.stringContaining('never at rest'),
    ]);
  });

  it('judges an engine by itself: a killed one hides no growth of the next', () => {
    const killed = soakOf((index) =>
      index < 10
        ? { enginePid: 99, ...engineMemory(900e6), unexplainedTensors: 2_000 }
        : engineMemory(400e6 + index * 2e6),
    );
    expect(judge(killed)).toEqual([expect.stringMatching(/memory of engine grew/)]);
  });

  it('fails with every action and every error that went wrong', () => {
    const found = soakOf(undefined, { failures: ['stop at 3 s: no'], errors: ['page: TypeError'] });
    expect(judge(found)).toEqual([
      expect.stringContaining('stop at 3 s'),
      expect.stringContaining('TypeError'),
    ]);
  });
});

it('growth is from the second quarter to the last', () => {
  const { measurements } = soakOf((index) => ({ nodes: index }));
  expect(growth(measurements, ({ nodes }) => nodes)).toEqual({ from: 29, to: 69 });
});
