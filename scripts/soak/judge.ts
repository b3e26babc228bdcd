import { median } from '../bench/median.ts';
import type { Measurement, Part } from './measure.ts';

/**
 * A set of digits in memory has four; another one may be lent at the same time. What is left behind
 * at each run, reading or lesson is soon more.
 */
export const MOST_NEW_TENSORS = 12;
const MOST_GROWTH = 1.1;

/** A shorter soak is all warm-up: its memory says nothing. */
const FEWEST_MINUTES_FOR_MEMORY = 5;

const PARTS: readonly Part[] = ['main', 'page', 'engine'];

/** What a soak found out. */
export interface Findings {
  minutes: number;
  measurements: readonly Measurement[];
  /** Actions that did not do what they should. */
  failures: readonly string[];
  /** What the page said as an error, and what the log has as one, beside what was meant to happen. */
  errors: readonly string[];
}

/** What did not hold, each in a sentence; nothing after a good soak. */
export function judge(findings: Findings): string[] {
  return [
    ...findings.failures.map((failure) => `An action failed: ${failure}`),
    ...findings.errors.map((error) => `An error was logged: ${error}`),
    ...judgeTensors(findings),
    ...(findings.minutes >= FEWEST_MINUTES_FOR_MEMORY ? judgeMemory(findings) : []),
  ];
}

/** From the median of the second quarter to that of the last; the first is the warm-up. */
export function growth(
  measurements: readonly Measurement[],
  value: (measurement: Measurement) => number | null,
): { from: number; to: number } {
  const end = measurements.at(-1)?.seconds ?? 0;
  const quarter = (number: number) =>
    measurements
      .filter(({ seconds }) => Math.min(3, Math.floor((4 * seconds) / end)) === number)
      .map(value)
      .filter((each) => each !== null);
  return { from: median(quarter(1)), to: median(quarter(3)) };
}

/**
 * Those of the engine that lived longest, at rest: each engine begins with none. Without enough of
 * them for quarters the first is compared with the last.
 */
function judgeTensors({ measurements }: Findings): string[] {
  const longest = ofLongestEngine(measurements);
  const resting = longest.filter(({ unexplainedTensors }) => unexplainedTensors !== null);
  const first = resting[0];
  const last = resting.at(-1);
  if (!first || !last) return ['The tensors could not be judged: the engine was never at rest.'];
  const { from, to } = growth(longest, ({ unexplainedTensors }) => unexplainedTensors);
  const [before, after] =
    Number.isNaN(from) || Number.isNaN(to)
      ? [first.unexplainedTensors ?? 0, last.unexplainedTensors ?? 0]
      : [from, to];
  if (after - before <= MOST_NEW_TENSORS) return [];
  return [
    `The tensors that no model in use explains grew from ${before} to ${after}; ` +
      `${MOST_NEW_TENSORS} more are allowed.`,
  ];
}

function judgeMemory({ measurements }: Findings): string[] {
  return PARTS.flatMap((part) => {
    const of = part === 'engine' ? ofLongestEngine(measurements) : measurements;
    const { from, to } = growth(of, ({ residentBytes }) => residentBytes[part]);
    if (to <= from * MOST_GROWTH) return [];
    if (Number.isNaN(from) || Number.isNaN(to)) {
      return [`The memory of ${part} could not be judged: it was not measured often enough.`];
    }
    const percent = ((to / from - 1) * 100).toFixed(0);
    return [
      `The memory of ${part} grew by ${percent} % after the warm-up, ` +
        `from ${megabytes(from)} to ${megabytes(to)}.`,
    ];
  });
}

/** Those made while the engine lived that lived longest; of the engine only they can be compared. */
export function ofLongestEngine(measurements: readonly Measurement[]): Measurement[] {
  const lives = [...new Set(measurements.map(({ enginePid }) => enginePid))].map((pid) =>
    measurements.filter(({ enginePid }) => enginePid === pid),
  );
  return lives.sort((a, b) => b.length - a.length)[0] ?? [];
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
