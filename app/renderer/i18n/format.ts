import { currentLanguage } from './locale.svelte.ts';

/** Making an Intl format costs more than using it a thousand times. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const language = currentLanguage();
  const key = language + JSON.stringify(options);
  const known = numberFormats.get(key);
  if (known) return known;
  // What is rounded to 0 has no sign.
  const made = new Intl.NumberFormat(language, { signDisplay: 'negative', ...options });
  numberFormats.set(key, made);
  return made;
}

/** With a true minus: a hyphen is short and low beside a figure, and lines break after it. */
function formatted(value: number, options: Intl.NumberFormatOptions): string {
  return numberFormat(options).format(value).replaceAll('-', '−');
}

/** A whole number: 9,000. */
export function formatCount(count: number): string {
  return formatted(count, { maximumFractionDigits: 0 });
}

/** A setting as one would type it: 0.000001, 4,096. */
export function formatSetting(value: number): string {
  return formatted(value, { maximumSignificantDigits: 6 });
}

/** A share of 1: 95.8%. Less than all of it is never 100%. */
export function formatPercent(share: number, fractionDigits = 1): string {
  return formatted(neverAllOfLess(share, fractionDigits), {
    style: 'percent',
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  });
}

/** The percentage that formatPercent shows of a share: 95.8. */
export function percentShown(share: number, fractionDigits: number): number {
  return Number((100 * neverAllOfLess(share, fractionDigits)).toFixed(fractionDigits));
}

function neverAllOfLess(share: number, fractionDigits: number): number {
  return share < 1 ? Math.min(share, 1 - 10 ** -(fractionDigits + 2)) : share;
}

/** With so many decimals, and a sign where one is asked for: 2.1, −2.1, +2.1. */
export function formatDecimal(
  value: number,
  fractionDigits: number,
  signDisplay: 'negative' | 'exceptZero' = 'negative',
): string {
  return formatted(value, {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
    signDisplay,
  });
}

/** Three decimals; what is too large for them in scientific notation. */
export function formatLoss(loss: number): string {
  if (Math.abs(loss) >= 1000) {
    return formatted(loss, { notation: 'scientific', maximumFractionDigits: 1 });
  }
  return formatted(loss, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

/** A share on an axis: 80%, 97.5%. */
export function formatPercentTick(share: number): string {
  return formatted(share, { style: 'percent', maximumFractionDigits: 1 });
}

/** A value on an axis, as short as it can be. */
export function formatTick(value: number): string {
  return formatted(value, { maximumSignificantDigits: 3 });
}

/** 6.1 ms. */
export function formatMilliseconds(milliseconds: number): string {
  const fractionDigits = milliseconds < 100 ? 1 : 0;
  return formatted(milliseconds, {
    style: 'unit',
    unit: 'millisecond',
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  });
}

/** What took about a second: 0.7 sec. */
export function formatSeconds(seconds: number): string {
  return formatted(seconds, {
    style: 'unit',
    unit: 'second',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** With one decimal, as shops and file managers count, in thousands: 11.6 MB. */
export function formatBytes(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return inUnit(bytes / 1000 ** power, BYTE_UNITS[power]!, power);
}

/** A rate: 1.3 MB/s. */
export function formatBytesPerSecond(bytes: number): string {
  const power = bytes < 1_000_000 ? 1 : 2;
  return inUnit(bytes / 1000 ** power, `${BYTE_UNITS[power]}-per-second`, power);
}

function inUnit(value: number, unit: string, power: number): string {
  const fractionDigits = power < 2 ? 0 : 1;
  return formatted(value, {
    style: 'unit',
    unit,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  });
}

/** The two largest units that matter, short enough for a narrow column: 12 sec, 2m 5s, 1h 20m. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0) return join(narrow(hours, 'hour'), narrow(minutes, 'minute'));
  if (minutes > 0) return join(narrow(minutes, 'minute'), narrow(whole % 60, 'second'));
  return formatted(whole, { style: 'unit', unit: 'second', unitDisplay: 'short' });
}

/** The day of a moment in ISO 8601: Nov 24; with the year if it is not this one. */
export function formatDay(isoTime: string, now = new Date()): string {
  const time = new Date(isoTime);
  const isThisYear = time.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(currentLanguage(), {
    month: 'short',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(time);
}

/** A moment in ISO 8601, short: Nov 24, 9:30 AM. */
export function formatMoment(isoTime: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), {
    ...{ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  }).format(new Date(isoTime));
}

/** Names one after the other: 0, 1, 2. */
export function formatList(names: readonly string[]): string {
  return names.join(currentLanguage() === 'zh-CN' ? '、' : ', ');
}

function narrow(value: number, unit: 'hour' | 'minute' | 'second'): string {
  return formatted(value, { style: 'unit', unit, unitDisplay: 'narrow' });
}

/** Chinese writes 2分钟5秒 in one; English parts the units. */
function join(larger: string, smaller: string): string {
  return currentLanguage() === 'zh-CN' ? larger + smaller : `${larger} ${smaller}`;
}
