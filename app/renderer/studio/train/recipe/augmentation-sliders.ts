import { type Augmentation, RECIPE_BOUNDS } from '../../../../contract/recipe.ts';
import { formatPercent, formatSetting } from '../../../i18n/format.ts';
import { m } from '../../../i18n/messages.ts';

interface Slider {
  name: keyof Augmentation;
  label: () => string;
  hint?: () => string;
  maximum: number;
  step: number;
  format: (value: number) => string;
}

const pixels = (value: number) => m.recipeShiftValue({ value: formatSetting(value) });
const percent = (value: number) => formatPercent(value, 0);

/** The sliders in the order in which they stand, each as fine as its effect can be seen. */
export const AUGMENTATION_SLIDERS: readonly Slider[] = [
  slider('shift', m.recipeShift, 0.1, pixels),
  slider('rotation', m.recipeRotation, 1, (value) =>
    m.recipeRotationValue({ value: formatSetting(value) }),
  ),
  slider('scale', m.recipeScale, 0.01, percent),
  slider('shear', m.recipeShear, 0.01, percent),
  slider('elastic', m.recipeElastic, 0.1, pixels),
  slider('thickness', m.recipeThickness, 0.05, pixels),
  { ...slider('styles', m.recipeStyles, 0.05, percent), hint: m.recipeStylesHint },
];

function slider(
  name: keyof Augmentation,
  label: () => string,
  step: number,
  format: (value: number) => string,
): Slider {
  return { name, label, step, format, maximum: RECIPE_BOUNDS[name].maximum };
}
