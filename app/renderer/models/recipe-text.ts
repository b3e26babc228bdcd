import type { ModelSummary } from '../../contract/models.ts';
import type { TrainingSettings } from '../../contract/training.ts';
import { namedRecipe, RECIPE_NAMES } from '../../core/training/recipes.ts';
import { formatCount } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { isSameValue } from '../state/same-value.ts';

const NAMES = {
  lesson: m.recipeLesson,
  fast: m.recipeFast,
  careful: m.recipeCareful,
  handwriting: m.recipeHandwriting,
  own: m.recipeOwn,
} as const;

/** How a model was trained, in a few words: the recipe, and how many epochs of it. */
export function recipeText({ settings, epochsDone }: ModelSummary): string {
  const recipe = NAMES[recipeNameOf(settings)]();
  const count = formatCount(settings.recipe.epochs);
  if (epochsDone < settings.recipe.epochs) {
    return m.modelEpochsStopped({ recipe, done: formatCount(epochsDone), count });
  }
  return m.modelEpochs({ recipe, count, exact: settings.recipe.epochs });
}

/** A recipe keeps its name with more or fewer epochs, and with another seed. */
function recipeNameOf({ network, recipe }: TrainingSettings): keyof typeof NAMES {
  const { epochs, seed } = recipe;
  const name = RECIPE_NAMES.find((each) =>
    isSameValue({ ...namedRecipe(each, network.layers), epochs, seed }, recipe),
  );
  return name ?? 'own';
}
