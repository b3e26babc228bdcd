import { describe, expect, it } from 'vitest';
import { createRestartLimit } from '../../app/main/restart-limit.ts';

function deathsAt(...seconds: number[]): boolean[] {
  let now = 0;
  const mayRestart = createRestartLimit(() => now);
  return seconds.map((second) => {
    now = second * 1000;
    return mayRestart();
  });
}

describe('createRestartLimit', () => {
  it('starts again after a death now and then', () => {
    expect(deathsAt(0, 100, 200, 300)).toEqual([true, true, true, true]);
  });

  it('gives up at the third death within a minute', () => {
    expect(deathsAt(0, 20, 59)).toEqual([true, true, false]);
  });

  it('counts only the last minute', () => {
    expect(deathsAt(0, 20, 61)).toEqual([true, true, true]);
  });
});
