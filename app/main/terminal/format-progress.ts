import { formatBytes, formatDuration } from './format-amounts.ts';

/** How far something has come; `total` and `perSecond` are left out while they are not known. */
export interface Progress {
  done: number;
  total?: number | undefined;
  perSecond?: number | undefined;
  /** Words for the end of the line ("loss 0.12"). */
  note?: string | undefined;
}

/** What is counted: bytes (shown as kB, MB) or things with a name ("steps"). */
export type ProgressUnit = 'bytes' | (string & {});

const BAR_CELLS = 24;

/** Formats one progress line, no wider than `columns`: the bar is left out when it does not fit. */
export function formatProgress(
  label: string,
  progress: Progress,
  unit: ProgressUnit,
  columns: number,
): string {
  const facts = formatFacts(progress, unit);
  const withBar = progress.total === undefined ? '' : `${label}  ${bar(progress)}${facts}`;
  if (withBar && withBar.length <= columns) return withBar;
  return `${label}  ${facts.trimStart()}`.slice(0, columns);
}

/** Formats the figures of a progress line without its bar. */
export function formatFacts(progress: Progress, unit: ProgressUnit): string {
  const { done, total, perSecond } = progress;
  const parts: string[] = [];
  if (total !== undefined) parts.push(`${percentOf(progress)} %`.padStart(6));
  parts.push(amount(done, total, unit));
  if (perSecond !== undefined && perSecond > 0) {
    parts.push(unit === 'bytes' ? `${formatBytes(perSecond)}/s` : `${rounded(perSecond)}/s`);
    if (total !== undefined && total > done) {
      parts.push(`${formatDuration((total - done) / perSecond)} left`);
    }
  }
  if (progress.note) parts.push(progress.note);
  return parts.join('  ');
}

/** Returns the whole percent done. */
export function percentOf({ done, total }: Progress): number {
  return total ? Math.min(100, Math.floor((done / total) * 100)) : 100;
}

function bar(progress: Progress): string {
  const full = Math.round((percentOf(progress) / 100) * BAR_CELLS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CELLS - full)}]`;
}

function amount(done: number, total: number | undefined, unit: ProgressUnit): string {
  if (unit === 'bytes') {
    return total === undefined
      ? formatBytes(done)
      : `${formatBytes(done)} of ${formatBytes(total)}`;
  }
  return total === undefined ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
}

function rounded(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1);
}
