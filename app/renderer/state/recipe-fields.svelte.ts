import { RECIPE_BOUNDS, type RecipeNumber } from '../../contract/recipe.ts';
import { SettingField } from './setting-field.svelte.ts';

interface FieldKind {
  bounds: RecipeNumber;
  isWhole: boolean;
  /** Shown as long as the recipe does not have it. */
  value: number;
}

const whole = (bounds: RecipeNumber, value: number): FieldKind => ({
  bounds,
  isWhole: true,
  value,
});
const real = (bounds: RecipeNumber, value: number): FieldKind => ({
  bounds,
  isWhole: false,
  value,
});

/** Every number of a recipe that is typed; the augmentation has sliders. */
const KINDS = {
  epochs: whole('epochs', 3),
  batchSize: whole('batchSize', 256),
  learningRate: real('learningRate', 0.01),
  momentum: real('momentum', 0.9),
  beta2: real('beta2', 0.999),
  weightDecay: real('weightDecay', 0),
  stepEpochs: whole('epochs', 5),
  stepFactor: real('factor', 0.5),
  plateauPatience: whole('patience', 2),
  plateauFactor: real('factor', 0.5),
  labelSmoothing: real('labelSmoothing', 0),
  dropout: real('dropout', 0.2),
  validationShare: real('validationShare', 0),
  patience: whole('patience', 3),
  checkpointEpochs: whole('checkpointEpochs', 1),
  seed: whole('seed', 1),
} as const;

export type RecipeFieldName = keyof typeof KINDS;
export type RecipeFields = Readonly<Record<RecipeFieldName, SettingField>>;

export function createRecipeFields(): RecipeFields {
  const field = ({ bounds, ...options }: FieldKind) =>
    new SettingField(RECIPE_BOUNDS[bounds], options);
  return {
    epochs: field(KINDS.epochs),
    batchSize: field(KINDS.batchSize),
    learningRate: field(KINDS.learningRate),
    momentum: field(KINDS.momentum),
    beta2: field(KINDS.beta2),
    weightDecay: field(KINDS.weightDecay),
    stepEpochs: field(KINDS.stepEpochs),
    stepFactor: field(KINDS.stepFactor),
    plateauPatience: field(KINDS.plateauPatience),
    plateauFactor: field(KINDS.plateauFactor),
    labelSmoothing: field(KINDS.labelSmoothing),
    dropout: field(KINDS.dropout),
    validationShare: field(KINDS.validationShare),
    patience: field(KINDS.patience),
    checkpointEpochs: field(KINDS.checkpointEpochs),
    seed: field(KINDS.seed),
  };
}
