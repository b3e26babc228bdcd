import { parseArgs } from 'node:util';
import { buildAll } from './build/build-all.ts';
import { printReport } from './demo/print-report.ts';
import { runDemo } from './demo/run-demo.ts';
import { withDisplay } from './setup/display.ts';
import { prepare } from './setup/prepare.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const { electron } = await prepare();
await buildAll();
const report = await withDisplay((env) => runDemo({ executable: electron.executable, env }));
printReport(report, values.json);
process.exitCode = report.complaints.length === 0 ? 0 : 1;
