import {
  formatFacts,
  formatProgress,
  percentOf,
  type Progress,
  type ProgressUnit,
} from './format-progress.ts';

const REDRAW_EVERY_MS = 100;
const PLAIN_LINE_EVERY_MS = 5_000;
const PLAIN_LINE_EVERY_PERCENT = 10;

/** Shows progress on one line of a terminal, or as a plain line now and then where there is none. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Ends the line, replacing it by a sentence if there is one. */
  end(sentence?: string): void;
}

type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number };

/** Starts a progress line; nothing is written before the first `show`. */
export function createProgressLine(
  label: string,
  unit: ProgressUnit = 'bytes',
  output: Output = process.stderr,
  now = () => performance.now(),
): ProgressLine {
  return output.isTTY
    ? rewrittenLine(label, unit, output, now)
    : plainLines(label, unit, output, now);
}

function rewrittenLine(
  label: string,
  unit: ProgressUnit,
  output: Output,
  now: () => number,
): ProgressLine {
  let drawnAt = -Infinity;
  let drawn = false;
  const draw = (text: string) => output.write(`\r${text}\x1b[K`);
  return {
    show(progress) {
      const complete = progress.total !== undefined && progress.done >= progress.total;
      if (!complete && now() - drawnAt < REDRAW_EVERY_MS) return;
      drawnAt = now();
      drawn = true;
      // One column stays free: a line that fills the last one wraps on some terminals.
      draw(formatProgress(label, progress, unit, (output.columns ?? 80) - 1));
    },
    end(sentence) {
      if (sentence !== undefined) draw(sentence);
      if (drawn || sentence !== undefined) output.write('\n');
    },
  };
}

function plainLines(
  label: string,
  unit: ProgressUnit,
  output: Output,
  now: () => number,
): ProgressLine {
  let writtenAt = now();
  let writtenPercent = 0;
  return {
    show(progress) {
      const percent = progress.total === undefined ? 0 : percentOf(progress);
      const due =
        percent - writtenPercent >= PLAIN_LINE_EVERY_PERCENT ||
        now() - writtenAt >= PLAIN_LINE_EVERY_MS;
      if (!due) return;
      writtenAt = now();
      writtenPercent = percent;
      output.write(`${label}  ${formatFacts(progress, unit).trimStart()}\n`);
    },
    end(sentence) {
      if (sentence !== undefined) output.write(`${sentence}\n`);
    },
  };
}
