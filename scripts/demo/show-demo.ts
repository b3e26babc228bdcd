import { withDisplay } from '../setup/display.ts';
import { printReport } from './print-report.ts';
import { runDemo } from './run-demo.ts';

/** Runs the demo in the built app and prints its report; returns the exit code. */
export async function showDemo(executable: string, { json = false } = {}): Promise<number> {
  const report = await withDisplay((env) => runDemo({ executable, env }));
  printReport(report, json);
  return report.complaints.length === 0 ? 0 : 1;
}
