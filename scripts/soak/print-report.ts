import { growth, megabytes, ofLongestEngine } from './judge.ts';
import type { Measurement } from './measure.ts';
import type { Soak } from './run-soak.ts';

type Row = [title: string, value: (measurement: Measurement) => number | null, unit: 'MB' | ''];

const ROWS: readonly Row[] = [
  ['memory of main', ({ residentBytes }) => residentBytes.main, 'MB'],
  ['memory of the page', ({ residentBytes }) => residentBytes.page, 'MB'],
  ['heap of the page', ({ heapBytes }) => heapBytes, 'MB'],
  ['nodes', ({ nodes }) => nodes, ''],
  ['listeners', ({ listeners }) => listeners, ''],
  ['handles of main', ({ handles }) => handles.main, ''],
  ['handles of the page', ({ handles }) => handles.page, ''],
];

const ENGINE_ROWS: readonly Row[] = [
  ['memory of the engine', ({ residentBytes }) => residentBytes.engine, 'MB'],
  ['handles of the engine', ({ handles }) => handles.engine, ''],
  ['tensors', ({ tensors }) => tensors, ''],
  ['constants', ({ constants }) => constants, ''],
  ['tensors unexplained', ({ unexplainedTensors }) => unexplainedTensors, ''],
];

/** For a person a table; with `json` one object on one line, with every measurement. */
export function printReport(soak: Soak, complaints: readonly string[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ ...soak, complaints }));
    return;
  }
  console.log(`\nseed ${soak.seed}, ${soak.measurements.length} measurements\n`);
  for (const [name, count] of Object.entries(soak.counts).sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(6)}  ${name}`);
  }
  console.log(`\n${'median of a quarter'.padEnd(24)}${heading('second')}${heading('last')}`);
  for (const row of ROWS) console.log(line(soak.measurements, row));
  for (const row of ENGINE_ROWS) console.log(line(ofLongestEngine(soak.measurements), row));
  console.log();
  for (const complaint of complaints) console.log(`did not hold: ${complaint}`);
  if (complaints.length === 0) console.log('The soak held.');
}

function line(measurements: readonly Measurement[], [title, value, unit]: Row): string {
  const { from, to } = growth(measurements, value);
  const percent = from > 0 ? `${((to / from - 1) * 100).toFixed(1)} %` : '';
  const text = (number: number) => {
    if (Number.isNaN(number)) return '–';
    return unit === 'MB' ? megabytes(number) : String(number);
  };
  return title.padEnd(24) + heading(text(from)) + heading(text(to)) + heading(percent);
}

function heading(text: string): string {
  return text.padStart(12);
}
