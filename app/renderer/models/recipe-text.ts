import type { ModelSummary } from '../../contract/models.ts';
import type { TrainingSettings } from '../../contract/training.ts';
import { namedRecipe, RECIPE_NAMES, type RecipeName } from '../../core/training/recipes.ts';
import { formatCount } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { isSameValue } from '../state/same-value.ts';
import { RECIPE_WORDS } from '../studio/train/recipe/recipe-words.ts';

/** How a model was trained, in a few words: the recipe, and how many epochs of it. */
export function recipeText({ settings, epochsDone }: ModelSummary): string {
  const recipe = RECIPE_WORDS[recipeNameOf(settings)].name();
  const count = formatCount(settings.recipe.epochs);
  if (epochsDone < settings.recipe.epochs) {
    return m.modelEpochsStopped({ recipe, done: formatCount(epochsDone), count });
  }
  return m.modelEpochs({ recipe, count, exact: settings.recipe.epochs });
}

/** A recipe keeps its name with more or fewer epochs, and with another seed. */
function recipeNameOf({ network, recipe }: TrainingSettings): RecipeName | 'own' {
  const { epochs, seed } = recipe;
  const name = RECIPE_NAMES.find((each) =>
    isSameValue({ ...namedRecipe(each, network.layers), epochs, seed }, recipe),
  );
  return name ?? 'own';
}
