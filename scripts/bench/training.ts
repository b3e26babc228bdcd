import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { PRESET_NAMES, type PresetName } from '../../app/contract/network.ts';
import { mainTarget } from '../build/targets.ts';
import { ROOT } from '../root.ts';
import { withDisplay } from '../setup/display.ts';
import { electronArguments } from '../setup/electron-arguments.ts';
import type { Prepared } from '../setup/prepare.ts';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/setup-error.ts';
import type { TrainingMeasurement, TrainingTask } from './measure-training.ts';
import { median } from './median.ts';
import { measureTorch } from './torch-reference.ts';

interface Options {
  data?: string | undefined;
  net?: string | undefined;
  batch?: string | undefined;
  steps?: string | undefined;
  runs: string;
  json: boolean;
}

/** As the goals name them. */
const BATCHES: Readonly<Record<PresetName, number>> = {
  softmax: 64,
  mlp: 64,
  quick: 256,
  deep: 64,
};
const STEPS: Readonly<Record<PresetName, number>> = { softmax: 500, mlp: 400, quick: 60, deep: 40 };
const LIMIT_MS = 300_000;
const OUT = resolve(ROOT, 'out/bench');

interface Row {
  net: PresetName;
  batch: number;
  steps: number;
  threads: number;
  /** Ours in plain Node; the name that the reference uses. */
  msPerStep: number;
  electronMsPerStep: number;
  torchMsPerStep: number | null;
  /** Of tfjs-layers, for the lesson's network. */
  stockMsPerStep: number | null;
  stockElectronMsPerStep: number | null;
  evaluationMs: number;
  faultsPerStep: number;
}

/**
 * Milliseconds of a training step: ours in plain Node and in Electron, beside PyTorch and stock
 * tfjs-layers in the same minutes. What is told is the median of the runs.
 */
export async function benchTraining(options: Options, { electron }: Prepared): Promise<void> {
  await build(
    mainTarget(OUT, ['scripts/bench/measure-training.ts', 'scripts/bench/electron-host.ts']),
  );
  const nets =
    options.net === undefined ? (['mlp', 'quick', 'deep'] as const) : [netOf(options.net)];
  for (const net of nets) {
    const task: TrainingTask = {
      net,
      batch: Number(options.batch ?? BATCHES[net]),
      steps: Number(options.steps ?? STEPS[net]),
      data: options.data === undefined ? null : resolve(options.data),
      what: 'ours',
    };
    const row = await withDisplay((env) =>
      measureRow(task, Number(options.runs), electron.executable, env),
    );
    report(row, options.json);
  }
}

function netOf(name: string): PresetName {
  const net = PRESET_NAMES.find((preset) => preset === name);
  if (net) return net;
  throw new SetupError(`--net is one of ${PRESET_NAMES.join(', ')}`);
}

async function measureRow(
  task: TrainingTask,
  runs: number,
  executable: string,
  env: NodeJS.ProcessEnv,
): Promise<Row> {
  const { net, batch, steps } = task;
  const inNode = (what: TrainingTask['what']) =>
    measure(process.execPath, [join(OUT, 'measure-training.js')], { ...task, what }, env);
  const inElectron = (what: TrainingTask['what']) =>
    measure(
      executable,
      [join(OUT, 'electron-host.js'), ...electronArguments()],
      { ...task, what },
      env,
    );
  const isLesson = net === 'mlp';
  const taken = {
    node: [] as TrainingMeasurement[],
    electron: [] as TrainingMeasurement[],
    torch: [] as number[],
    stock: [] as TrainingMeasurement[],
    stockElectron: [] as TrainingMeasurement[],
  };
  // One after the other in turns, so that a busy minute falls on all of them.
  for (let run = 0; run < runs; run++) {
    taken.node.push(await inNode('ours'));
    const torch = await measureTorch(task);
    if (torch !== null) taken.torch.push(torch);
    taken.electron.push(await inElectron('ours'));
    if (!isLesson) continue;
    taken.stock.push(await inNode('stock'));
    taken.stockElectron.push(await inElectron('stock'));
  }
  const ms = (all: readonly TrainingMeasurement[]) =>
    all.length === 0 ? null : median(all.map(({ msPerStep }) => msPerStep));
  return {
    ...{ net, batch, steps, threads: cpus().length },
    msPerStep: ms(taken.node)!,
    electronMsPerStep: ms(taken.electron)!,
    torchMsPerStep: taken.torch.length === 0 ? null : median(taken.torch),
    stockMsPerStep: ms(taken.stock),
    stockElectronMsPerStep: ms(taken.stockElectron),
    evaluationMs: median(taken.node.map(({ evaluationMs }) => evaluationMs ?? NaN)),
    faultsPerStep: median(taken.node.map(({ faultsPerStep }) => faultsPerStep)),
  };
}

async function measure(
  program: string,
  args: readonly string[],
  task: TrainingTask,
  env: NodeJS.ProcessEnv,
): Promise<TrainingMeasurement> {
  const all = [...args, JSON.stringify(task)];
  // Stock as it comes: the allocator is a choice of ours.
  const allocator = task.what === 'stock' ? { TF_CPU_ALLOCATOR_USE_BFC: '0' } : {};
  const options = { env: { ...env, ...allocator }, timeoutMs: LIMIT_MS };
  const { exitCode, stdout, stderr } = await runCommand(program, all, options);
  const line = stdout.split('\n').find((text) => text.startsWith('{"msPerStep"'));
  if (exitCode !== 0 || line === undefined) {
    throw new SetupError(`The measurement failed (${exitCode}): ${stderr}`);
  }
  return JSON.parse(line) as TrainingMeasurement;
}

function report(row: Row, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ bench: 'training', ...row }));
    return;
  }
  const { net, batch, msPerStep, electronMsPerStep, torchMsPerStep } = row;
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const beside = (value: number | null, peer: string, ours: number) =>
    value === null
      ? []
      : [`  ${peer.padEnd(30)} ${ms(value).padStart(9)}   ratio ${(ours / value).toFixed(2)}`];
  console.log(
    [
      `${net}, batch ${batch}: milliseconds a step`,
      `  ${'ours, Node'.padEnd(30)} ${ms(msPerStep).padStart(9)}   ${row.faultsPerStep.toFixed(0)} page faults`,
      `  ${'ours, Electron'.padEnd(30)} ${ms(electronMsPerStep).padStart(9)}`,
      ...beside(torchMsPerStep, 'PyTorch', msPerStep),
      ...beside(row.stockMsPerStep, 'tfjs model.fit, Node', msPerStep),
      ...beside(row.stockElectronMsPerStep, 'tfjs model.fit, Electron', electronMsPerStep),
      `  ${'evaluation of 10,000'.padEnd(30)} ${row.evaluationMs.toFixed(0).padStart(6)} ms`,
    ].join('\n'),
  );
}
