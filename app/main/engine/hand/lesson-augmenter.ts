import { augment, type Augmenter, createAugmenter } from '../augmentation/augmenter.ts';
import { addStyles } from '../augmentation/styles/add-styles.ts';
import { inkOf } from '../network/ink-level.ts';
import { concatenate, gather } from '../ops/array.ts';
import { intTensor, type Tensor } from '../ops/tensor.ts';
import type { HandRecipe } from './hand-recipe.ts';

/** Warps the first `ownCount` of a batch, which the person drew; draws habits into the samples behind. */
export function createLessonAugmenter(
  { ownCount, augmentation, stylesShare }: HandRecipe,
  styles: number,
): Augmenter {
  const augmenter = createAugmenter(augmentation);
  return {
    changes: [
      (images, labels, training) => {
        const drawn = rows(images, 0, ownCount);
        const known = rows(images, ownCount, labels.length);
        const ownLabels = labels.slice(0, ownCount);
        const warped = augmenter ? augment(augmenter, drawn, ownLabels, training) : inkOf(drawn);
        const knownLabels = labels.slice(ownCount);
        const styled = addStyles(known, knownLabels, styles * stylesShare, training);
        return concatenate(warped, inkOf(styled));
      },
    ],
    free: () => augmenter?.free(),
  };
}

function rows(images: Tensor, from: number, to: number): Tensor {
  const places = Int32Array.from({ length: to - from }, (_, offset) => from + offset);
  return gather(images, intTensor(places, [places.length]));
}
