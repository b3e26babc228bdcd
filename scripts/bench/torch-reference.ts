import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { ROOT } from '../root.ts';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/setup-error.ts';
import type { TrainingTask } from './measure-training.ts';

const Told = v.object({ msPerStep: v.number() });

/**
 * Milliseconds of a step of PyTorch on the same network; null where it is not there. It is looked
 * for beside the project, and its Python where its own instructions put it.
 */
export async function measureTorch({
  net,
  batch,
  steps,
}: Pick<TrainingTask, 'net' | 'batch' | 'steps'>): Promise<number | null> {
  const script = resolve(ROOT, '../shared/tools/torch_reference.py');
  const python = join(homedir(), '.cache/torch-reference/bin/python');
  if (net === 'softmax' || !existsSync(script) || !existsSync(python)) return null;
  const args = ['steps', '--net', net, '--batch', String(batch), '--steps', String(steps)];
  const { exitCode, stdout, stderr } = await runCommand(python, [script, ...args]);
  if (exitCode !== 0) throw new SetupError(`PyTorch's measurement failed: ${stderr}`);
  return v.parse(Told, JSON.parse(stdout)).msPerStep;
}
