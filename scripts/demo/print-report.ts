import type { DemoReport } from './run-demo.ts';

/** For a person a table of what was drawn and read; with `json` one object on one line. */
export function printReport(report: DemoReport, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(report));
    return;
  }
  const { times } = report;
  console.log(report.testResult);
  console.log();
  console.log(table(report));
  console.log();
  const { p50, p95 } = times.predictionMs;
  console.log(`start to window        ${times.startToWindowMs.toFixed(0)} ms`);
  console.log(`click to first metric  ${times.clickToFirstMetricMs.toFixed(0)} ms`);
  console.log(`training               ${(times.trainingMs / 1000).toFixed(1)} s in all`);
  console.log(`an epoch               ${times.secondsPerEpoch.toFixed(2)} s`);
  console.log(`longest task           ${longestTask(times.longestTaskMs)}`);
  console.log(`prediction             p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  console.log(`killed to new engine   ${times.killToNewEngineMs.toFixed(0)} ms`);
  console.log(`screenshots            ${report.pictures}`);
  console.log();
  for (const complaint of report.complaints) console.log(`did not hold: ${complaint}`);
  if (report.complaints.length === 0) console.log('The demo held.');
}

function longestTask(ms: number): string {
  return ms === 0 ? 'under 50 ms in the page' : `${ms.toFixed(0)} ms in the page`;
}

/** A row a drawn digit: what was read, and the probability of each class in percent. */
function table({ answers }: DemoReport): string {
  const classes = Array.from({ length: 10 }, (_, digit) => String(digit).padStart(6));
  const rows = answers.map(({ digit, probabilities }, drawn) => {
    const mark = digit === drawn ? ' ' : '!';
    const shares = probabilities.map((share) => (share * 100).toFixed(1).padStart(6));
    return `${String(drawn).padStart(5)}  ${String(digit).padStart(4)} ${mark}  ${shares.join('')}`;
  });
  return [`drawn  read     ${classes.join('')}  (%)`, ...rows].join('\n');
}
