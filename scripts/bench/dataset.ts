import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/setup-error.ts';
import type { DatasetMeasurement } from './measure-dataset.ts';
import { median } from './median.ts';
import { storeDigits } from './store-digits.ts';

interface Options {
  data?: string | undefined;
  runs: string;
  json: boolean;
}

/**
 * How long it takes until a dataset of MNIST's size is in use, and how much memory. Each run is a
 * process of its own; what is told is the median. Without `data` the digits are invented.
 */
export async function benchDataset({ data, runs, json }: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'digit-studio-bench-'));
  try {
    await storeDigits(folder, data);
    const measured: DatasetMeasurement[] = [];
    for (let run = 0; run < Number(runs); run++) measured.push(await measure(folder));
    report(measured, json);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<DatasetMeasurement> {
  const script = join(import.meta.dirname, 'measure-dataset.ts');
  const args = ['--expose-gc', '--import', 'tsx', script, folder];
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, args);
  if (exitCode !== 0) throw new SetupError(`The measurement failed: ${stderr}`);
  return JSON.parse(stdout) as DatasetMeasurement;
}

function report(measured: readonly DatasetMeasurement[], json: boolean): void {
  const of = (key: keyof DatasetMeasurement) => median(measured.map((one) => one[key]));
  const result: DatasetMeasurement = {
    digits: of('digits'),
    megabytes: of('megabytes'),
    inUseMs: of('inUseMs'),
    readAndHashMs: of('readAndHashMs'),
    parseMs: of('parseMs'),
    keptMegabytes: of('keptMegabytes'),
    peakMegabytes: of('peakMegabytes'),
    pageMs: of('pageMs'),
    classPageMs: of('classPageMs'),
  };
  if (json) {
    console.log(JSON.stringify({ bench: 'dataset', runs: measured.length, ...result }));
    return;
  }
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const mb = (value: number) => `${value.toFixed(0)} MB`;
  console.log(`${result.digits} digits, ${mb(result.megabytes)}; median of ${measured.length} runs
  in use (read, hashed, parsed, in native memory)  ${ms(result.inUseMs)}
  read and hashed alone, in JavaScript             ${ms(result.readAndHashMs)}
  parsed alone                                     ${ms(result.parseMs)}
  memory kept / at the most while loading          ${mb(result.keptMegabytes)} / ${mb(result.peakMegabytes)}
  a page of 400 samples, of all / of one class     ${ms(result.pageMs)} / ${ms(result.classPageMs)}`);
}
