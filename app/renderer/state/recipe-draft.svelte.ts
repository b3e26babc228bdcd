import type { Augmentation, Recipe, Schedule } from '../../contract/recipe.ts';
import { NO_AUGMENTATION } from '../../core/training/recipes.ts';
import { createRecipeFields, type RecipeFieldName } from './recipe-fields.svelte.ts';

export type Optimizer = Recipe['optimizer'];
export type ScheduleKind = Schedule['kind'];

/** Those that count whatever else is chosen. */
const ALWAYS: readonly RecipeFieldName[] = [
  ...(['epochs', 'batchSize', 'learningRate', 'momentum', 'labelSmoothing'] as const),
  ...(['validationShare', 'checkpointEpochs', 'seed'] as const),
];

/** A recipe that is being edited. What does not count with the present choices keeps its text. */
export class RecipeDraft {
  readonly fields = createRecipeFields();
  optimizer = $state<Optimizer>('adamw');
  scheduleKind = $state<ScheduleKind>('oneCycle');
  /** One rate in all dropout layers. */
  hasDropout = $state(false);
  stopsEarly = $state(false);
  shuffle = $state(true);
  dropLast = $state(false);
  augmentation = $state.raw<Augmentation>(NO_AUGMENTATION);
  readonly #counting = $derived.by(() => this.#findCounting());
  readonly #recipe = $derived.by(() => this.#read());

  constructor(recipe: Recipe) {
    this.show(recipe);
  }

  /** Null while a field that counts holds something invalid. */
  get recipe(): Recipe | null {
    return this.#recipe;
  }

  /** Whether a field changes anything with the present choices. */
  counts(name: RecipeFieldName): boolean {
    return this.#counting.includes(name);
  }

  show(recipe: Recipe): void {
    const { fields } = this;
    fields.epochs.show(recipe.epochs);
    fields.batchSize.show(recipe.batchSize);
    fields.learningRate.show(recipe.learningRate);
    fields.momentum.show(recipe.momentum);
    fields.beta2.show(recipe.beta2);
    fields.weightDecay.show(recipe.weightDecay);
    fields.labelSmoothing.show(recipe.labelSmoothing);
    fields.validationShare.show(recipe.validationShare);
    fields.checkpointEpochs.show(recipe.checkpointEpochs);
    fields.seed.show(recipe.seed);
    this.optimizer = recipe.optimizer;
    this.shuffle = recipe.shuffle;
    this.dropLast = recipe.dropLast;
    this.augmentation = recipe.augmentation;
    this.hasDropout = recipe.dropout !== null;
    if (recipe.dropout !== null) fields.dropout.show(recipe.dropout);
    this.stopsEarly = recipe.earlyStopping !== null;
    if (recipe.earlyStopping) fields.patience.show(recipe.earlyStopping.patience);
    this.#showSchedule(recipe.schedule);
  }

  #showSchedule(schedule: Schedule): void {
    this.scheduleKind = schedule.kind;
    if (schedule.kind === 'step') {
      this.fields.stepEpochs.show(schedule.epochs);
      this.fields.stepFactor.show(schedule.factor);
    } else if (schedule.kind === 'plateau') {
      this.fields.plateauPatience.show(schedule.patience);
      this.fields.plateauFactor.show(schedule.factor);
    }
  }

  #findCounting(): readonly RecipeFieldName[] {
    const counting = [...ALWAYS];
    if (this.optimizer !== 'sgd') counting.push('beta2');
    if (this.optimizer !== 'adam') counting.push('weightDecay');
    if (this.scheduleKind === 'step') counting.push('stepEpochs', 'stepFactor');
    if (this.scheduleKind === 'plateau') counting.push('plateauPatience', 'plateauFactor');
    if (this.hasDropout) counting.push('dropout');
    if (this.stopsEarly) counting.push('patience');
    return counting;
  }

  #read(): Recipe | null {
    const { fields } = this;
    if (this.#counting.some((name) => fields[name].value === null)) return null;
    // What does not count is not looked at: any valid number will do in its place.
    const number = (name: RecipeFieldName): number =>
      fields[name].value ?? fields[name].bounds.minimum;
    return {
      epochs: number('epochs'),
      batchSize: number('batchSize'),
      optimizer: this.optimizer,
      momentum: number('momentum'),
      beta2: number('beta2'),
      weightDecay: number('weightDecay'),
      learningRate: number('learningRate'),
      schedule: this.#readSchedule(number),
      labelSmoothing: number('labelSmoothing'),
      dropout: this.hasDropout ? number('dropout') : null,
      augmentation: this.augmentation,
      validationShare: number('validationShare'),
      shuffle: this.shuffle,
      dropLast: this.dropLast,
      earlyStopping: this.stopsEarly ? { patience: number('patience') } : null,
      checkpointEpochs: number('checkpointEpochs'),
      seed: number('seed'),
    };
  }

  #readSchedule(number: (name: RecipeFieldName) => number): Schedule {
    const kind = this.scheduleKind;
    if (kind === 'step')
      return { kind, epochs: number('stepEpochs'), factor: number('stepFactor') };
    if (kind !== 'plateau') return { kind };
    return { kind, patience: number('plateauPatience'), factor: number('plateauFactor') };
  }
}
