import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSetting } from '../../../app/renderer/state/parse-setting.ts';

const bounds = { minimum: 1, maximum: 4096, standard: 64 };

describe('a whole setting', () => {
  it.each([
    ['64', 64],
    [' 64 ', 64],
    ['4,096', 4096],
    ['６４', 64],
    ['1e2', 100],
  ])('reads %j', (text, value) => {
    expect(parseSetting(text, bounds, true)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'not-a-number'],
    ['many', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1,2', 'not-a-number'],
    ['2.5', 'not-whole'],
    ['0', 'too-small'],
    ['-3', 'too-small'],
    ['4097', 'too-large'],
  ])('says why %j is none', (text, fault) => {
    expect(parseSetting(text, bounds, true)).toEqual({ ok: false, fault });
  });
});

it('reads a small rate', () => {
  const rates = { minimum: 0.000_001, maximum: 1, standard: 0.001 };
  expect(parseSetting('0.000001', rates, false)).toEqual({ ok: true, value: 0.000_001 });
  expect(parseSetting('1e-7', rates, false)).toEqual({ ok: false, fault: 'too-small' });
});

it('never lets through what is out of bounds, whatever is typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
      const parsed = parseSetting(text, bounds, true);
      if (!parsed.ok) return;
      expect(Number.isInteger(parsed.value)).toBe(true);
      expect(parsed.value).toBeGreaterThanOrEqual(bounds.minimum);
      expect(parsed.value).toBeLessThanOrEqual(bounds.maximum);
    }),
  );
});
