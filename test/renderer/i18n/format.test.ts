import { afterEach, describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatDay,
  formatDecimal,
  formatDuration,
  formatList,
  formatLoss,
  formatMilliseconds,
  formatPercent,
  formatPercentTick,
  formatSeconds,
  formatSetting,
  formatTick,
} from '../../../app/renderer/i18n/format.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { changeInPointsText, pointsText } from '../../../app/renderer/i18n/points-text.ts';

afterEach(() => useLanguage('en'));

describe('numbers', () => {
  it('has thousands, percentages and losses that keep their width', () => {
    expect(formatCount(9000)).toBe('9,000');
    expect(formatPercent(0.958)).toBe('95.8%');
    expect(formatPercent(1)).toBe('100.0%');
    // Rounded, but not to what it is not.
    expect(formatPercent(0.99996)).toBe('99.9%');
    expect(formatPercent(0.9996, 0)).toBe('99%');
    expect(formatPercent(0.99996, 2)).toBe('99.99%');
    expect(formatPercentTick(0.8)).toBe('80%');
    expect(formatLoss(0.1)).toBe('0.100');
    expect(formatLoss(123_456)).toBe('1.2E5');
    expect(formatMilliseconds(6.06)).toBe('6.1 ms');
    expect(formatMilliseconds(250.4)).toBe('250 ms');
    expect(formatSeconds(0.72)).toBe('0.7 sec');
  });

  it('has a true minus, and none before what is rounded to 0', () => {
    expect(formatCount(-9000)).toBe('−9,000');
    expect(formatPercent(-0.021)).toBe('−2.1%');
    expect(formatTick(-0.5)).toBe('−0.5');
    expect(formatLoss(-0.7512)).toBe('−0.751');
    expect(formatLoss(-0.0001)).toBe('0.000');
    expect(formatSetting(-2)).toBe('−2');
    expect(formatDecimal(-2.08, 1)).toBe('−2.1');
  });

  it('shows the smallest learning rate as one would type it', () => {
    expect(formatSetting(0.000_001)).toBe('0.000001');
  });
});

describe('differences of percentages', () => {
  it('are points, changes with their sign', () => {
    expect(pointsText(0.021)).toBe('2.1 points');
    expect(changeInPointsText(0.5, 0.479)).toBe('−2.1 points');
    expect(changeInPointsText(0.1, 0.5, 0)).toBe('+40 points');
    expect(changeInPointsText(0.5001, 0.5)).toBe('0.0 points');
  });

  it('are those of what is shown', () => {
    const [before, after] = [0.99997, 0.0087];
    expect([before, after].map((share) => formatPercent(share))).toEqual(['99.9%', '0.9%']);
    expect(changeInPointsText(before, after)).toBe('−99.0 points');
  });

  it('are 个百分点 in Chinese', () => {
    useLanguage('zh-CN');
    expect(changeInPointsText(0.5, 0.479)).toBe('−2.1 个百分点');
  });
});

describe('bytes', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [28_881, '29 kB'],
    [11_594_722, '11.6 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('%d are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('go by in a second', () => {
    expect(formatBytesPerSecond(1_300_000)).toBe('1.3 MB/s');
    expect(formatBytesPerSecond(900)).toBe('1 kB/s');
  });
});

it('lists names as each language does', () => {
  expect(formatList(['0', '1'])).toBe('0, 1');
  useLanguage('zh-CN');
  expect(formatList(['0', '1'])).toBe('0、1');
});

describe('durations', () => {
  it.each([
    [0.2, '1 sec'],
    [12, '12 sec'],
    [125, '2m 5s'],
    [4800, '1h 20m'],
    [-3, '0 sec'],
  ])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it('are Chinese in Chinese', () => {
    useLanguage('zh-CN');
    expect(formatDuration(125)).toBe('2分钟5秒');
    expect(formatMilliseconds(6.06)).toBe('6.1毫秒');
    expect(formatSeconds(2.21)).toBe('2.2秒');
  });
});

describe('days', () => {
  const now = new Date('2025-12-01T12:00:00');

  it('have a year where it is not this one', () => {
    expect(formatDay('2025-11-24T12:00:00', now)).toBe('Nov 24');
    expect(formatDay('2023-11-24T12:00:00', now)).toBe('Nov 24, 2023');
  });

  it('are Chinese in Chinese', () => {
    useLanguage('zh-CN');
    expect(formatDay('2025-11-24T12:00:00', now)).toBe('11月24日');
  });
});
