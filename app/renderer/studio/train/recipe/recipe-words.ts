import type { RecipeName } from '../../../../core/training/recipes.ts';
import { m } from '../../../i18n/messages.ts';
import type { Optimizer, ScheduleKind } from '../../../state/recipe-draft.svelte.ts';

interface Words {
  name: () => string;
  /** What it does, in a sentence for learners. */
  about: () => string;
}

export const RECIPE_WORDS: Readonly<Record<RecipeName | 'own', Words>> = {
  lesson: { name: m.recipeLesson, about: m.recipeLessonAbout },
  fast: { name: m.recipeFast, about: m.recipeFastAbout },
  careful: { name: m.recipeCareful, about: m.recipeCarefulAbout },
  handwriting: { name: m.recipeHandwriting, about: m.recipeHandwritingAbout },
  own: { name: m.recipeOwn, about: m.recipeOwnAbout },
};

export const OPTIMIZER_WORDS: Readonly<Record<Optimizer, Words>> = {
  sgd: { name: m.recipeOptimizerSgd, about: m.recipeOptimizerSgdHint },
  adam: { name: m.recipeOptimizerAdam, about: m.recipeOptimizerAdamHint },
  adamw: { name: m.recipeOptimizerAdamw, about: m.recipeOptimizerAdamwHint },
};

export const SCHEDULE_WORDS: Readonly<Record<ScheduleKind, Words>> = {
  constant: { name: m.recipeScheduleConstant, about: m.recipeScheduleConstantHint },
  step: { name: m.recipeScheduleStep, about: m.recipeScheduleStepHint },
  cosine: { name: m.recipeScheduleCosine, about: m.recipeScheduleCosineHint },
  oneCycle: { name: m.recipeScheduleOneCycle, about: m.recipeScheduleOneCycleHint },
  plateau: { name: m.recipeSchedulePlateau, about: m.recipeSchedulePlateauHint },
};
