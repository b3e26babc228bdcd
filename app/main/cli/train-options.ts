import * as v from 'valibot';
import { BATCH_SIZE, EPOCHS, LEARNING_RATE, TrainingSettings } from '../../contract/training.ts';
import { PRESET_NAMES, type PresetName } from '../engine/network/presets.ts';
import { UsageError } from './command.ts';

/** The numbers of a training as they stand on the command line. */
export interface SettingsText {
  epochs: string;
  batch: string;
  rate: string;
  seed: string;
}

/** @throws UsageError that names the bounds. */
export function readSettings({ epochs, batch, rate, seed }: SettingsText): TrainingSettings {
  return {
    epochs: readNumber('--epochs', 'epochs', epochs, EPOCHS),
    batchSize: readNumber('--batch', 'batchSize', batch, BATCH_SIZE),
    learningRate: readNumber('--rate', 'learningRate', rate, LEARNING_RATE),
    seed: readNumber('--seed', 'seed', seed, { minimum: 0, maximum: 0x7fff_ffff }),
  };
}

/** @throws UsageError that names the networks there are. */
export function readPreset(name: string): PresetName {
  const preset = PRESET_NAMES.find((known) => known === name);
  if (preset) return preset;
  throw new UsageError(`--net is one of ${PRESET_NAMES.join(', ')}, not "${name}".`);
}

function readNumber(
  option: string,
  field: keyof TrainingSettings,
  text: string,
  { minimum, maximum }: { minimum: number; maximum: number },
): number {
  // Number('') is 0.
  const value = text.trim() === '' ? NaN : Number(text);
  const checked = v.safeParse(TrainingSettings.entries[field], value);
  if (checked.success) return checked.output;
  const kind = field === 'learningRate' ? 'a number' : 'a whole number';
  throw new UsageError(`${option} is ${kind} from ${minimum} to ${maximum}, not "${text}".`);
}
