import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { NetworkDescription, PRESET_NAMES } from '../../contract/network.ts';
import {
  type Recipe,
  type RecipeNumber,
  RECIPE_BOUNDS,
  type Schedule,
} from '../../contract/recipe.ts';
import type { TrainingSettings } from '../../contract/training.ts';
import { isPresetName, presetNetwork } from '../../core/network/presets.ts';
import {
  FIRST_CHOICE,
  namedRecipe,
  RECIPE_NAMES,
  type RecipeName,
} from '../../core/training/recipes.ts';
import { CommandError, UsageError } from './command.ts';

/** The options of the command line that say what to train and how. */
export const TRAIN_OPTIONS = {
  net: { type: 'string' },
  recipe: { type: 'string' },
  epochs: { type: 'string' },
  batch: { type: 'string' },
  optimizer: { type: 'string' },
  rate: { type: 'string' },
  schedule: { type: 'string' },
  momentum: { type: 'string' },
  beta2: { type: 'string' },
  'weight-decay': { type: 'string' },
  'label-smoothing': { type: 'string' },
  dropout: { type: 'string' },
  shift: { type: 'string' },
  rotation: { type: 'string' },
  scale: { type: 'string' },
  shear: { type: 'string' },
  elastic: { type: 'string' },
  thickness: { type: 'string' },
  styles: { type: 'string' },
  validation: { type: 'string' },
  patience: { type: 'string' },
  'save-freq': { type: 'string' },
  'no-shuffle': { type: 'boolean', default: false },
  'drop-last': { type: 'boolean' },
  seed: { type: 'string' },
} as const;

type Values = {
  [Name in keyof typeof TRAIN_OPTIONS]?: string | boolean | undefined;
};

/** Options that are one number of the recipe. */
const NUMBERS = {
  epochs: 'epochs',
  batch: 'batchSize',
  rate: 'learningRate',
  momentum: 'momentum',
  beta2: 'beta2',
  'weight-decay': 'weightDecay',
  'label-smoothing': 'labelSmoothing',
  dropout: 'dropout',
  validation: 'validationShare',
  'save-freq': 'checkpointEpochs',
  seed: 'seed',
} as const satisfies Partial<Record<keyof typeof TRAIN_OPTIONS, RecipeNumber>>;
const AUGMENTATIONS = [
  ...(['shift', 'rotation', 'scale', 'shear', 'elastic', 'thickness', 'styles'] as const),
];
const WHOLE = new Set<RecipeNumber>([
  ...(['epochs', 'batchSize', 'patience', 'checkpointEpochs', 'seed'] as const),
]);

/**
 * What the options ask for: a named recipe, with what else is given in its place.
 * @throws UsageError that names the bounds; CommandError if a file cannot be used
 */
export async function readTrainingSettings(values: Values): Promise<TrainingSettings> {
  const net = typeof values.net === 'string' ? values.net : null;
  const network = await readNetwork(net ?? FIRST_CHOICE.network);
  const recipe = namedRecipe(readRecipeName(values.recipe, net), network.layers);
  const numbers: Partial<Record<RecipeNumber, number>> = {};
  for (const [option, name] of Object.entries(NUMBERS)) {
    const text = values[option as keyof typeof NUMBERS];
    if (typeof text === 'string') numbers[name] = readNumber(`--${option}`, name, text);
  }
  const augmentation = { ...recipe.augmentation };
  for (const name of AUGMENTATIONS) {
    const text = values[name];
    if (typeof text === 'string') augmentation[name] = readNumber(`--${name}`, name, text);
  }
  const changed: Recipe = {
    ...recipe,
    ...numbers,
    augmentation,
    shuffle: !values['no-shuffle'],
    dropLast: values['drop-last'] === undefined ? recipe.dropLast : Boolean(values['drop-last']),
  };
  const { optimizer, schedule, patience } = values;
  if (typeof optimizer === 'string') {
    changed.optimizer = readChoice('--optimizer', optimizer, ['sgd', 'adam', 'adamw']);
  }
  if (typeof schedule === 'string') changed.schedule = readSchedule(schedule);
  if (typeof patience === 'string') {
    changed.earlyStopping = { patience: readNumber('--patience', 'patience', patience) };
  }
  return { network, recipe: changed };
}

/** A preset by its name, or a file with `{ "name", "layers" }` or only the layers. */
async function readNetwork(name: string): Promise<NetworkDescription> {
  if (isPresetName(name)) return presetNetwork(name);
  if (!name.endsWith('.json')) {
    throw new UsageError(
      `--net is one of ${PRESET_NAMES.join(', ')} or a .json file, not "${name}".`,
    );
  }
  const path = resolve(name);
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return v.parse(NetworkDescription, Array.isArray(read) ? { name: 'own', layers: read } : read);
  } catch (error) {
    const reason = v.isValiError(error) ? v.summarize(error.issues) : String(error);
    throw new CommandError(`${path} describes no network: ${reason}`, { cause: error });
  }
}

/**
 * Where nothing is chosen, the app's first choice; else the lesson's networks are trained as in the
 * lesson, the others the fast way.
 */
function readRecipeName(name: string | boolean | undefined, network: string | null): RecipeName {
  if (typeof name === 'string') return readChoice('--recipe', name, RECIPE_NAMES);
  if (network === null) return FIRST_CHOICE.recipe;
  return network === 'softmax' || network === 'mlp' ? 'lesson' : 'fast';
}

/** `constant`, `cosine`, `one-cycle`, `step:2:0.5` or `plateau:2:0.5`. */
function readSchedule(text: string): Schedule {
  const [kind = '', first, second] = text.split(':');
  const number = (name: RecipeNumber, given: string | undefined) =>
    readNumber('--schedule', name, given ?? '');
  switch (kind) {
    case 'constant':
    case 'cosine':
      return { kind };
    case 'one-cycle':
      return { kind: 'oneCycle' };
    case 'step':
      return { kind, epochs: number('epochs', first), factor: number('factor', second) };
    case 'plateau':
      return { kind, patience: number('patience', first), factor: number('factor', second) };
    default:
      throw new UsageError(
        '--schedule is constant, cosine, one-cycle, step:<epochs>:<factor> or plateau:<patience>:<factor>.',
      );
  }
}

function readChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`${option} is one of ${choices.join(', ')}, not "${text}".`);
}

function readNumber(option: string, name: RecipeNumber, text: string): number {
  const { minimum, maximum } = RECIPE_BOUNDS[name];
  // Number('') is 0.
  const value = text.trim() === '' ? NaN : Number(text);
  const isWhole = !WHOLE.has(name) || Number.isInteger(value);
  if (isWhole && value >= minimum && value <= maximum) return value;
  const kind = WHOLE.has(name) ? 'a whole number' : 'a number';
  throw new UsageError(`${option} is ${kind} from ${minimum} to ${maximum}, not "${text}".`);
}
