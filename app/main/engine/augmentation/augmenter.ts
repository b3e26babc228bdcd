import type { Augmentation } from '../../../contract/recipe.ts';
import type { TrainingStep } from '../network/layer.ts';
import type { Tensor } from '../ops/tensor.ts';
import { isAffine } from './affine.ts';
import { warpAffine } from './affine-warp.ts';
import { createElasticWarp } from './elastic-warp.ts';
import { inkOf } from '../network/ink-level.ts';
import { addStyles } from './styles/add-styles.ts';
import { changeThickness } from './thickness.ts';

/** Changes batches at random while learning; what it draws follows from run, step and augmentation alone. */
export interface Augmenter {
  /**
   * Changed copies of a batch: `images` [B, 28, 28] uint8 (0 paper, 255 ink) become float32
   * [B, 28, 28], 0 to 1. `labels` [B] are the places of the samples' classes. Call it within tidy().
   */
  augment(images: Tensor, labels: Uint8Array | Int32Array, training: TrainingStep): Tensor;
  /** Frees what it keeps in native memory; the augmenter is of no use afterwards. */
  free(): void;
}

/**
 * What changes samples as `augmentation` says; null if it changes nothing. Its `styles` must be 0
 * for samples that are not the digits 0 to 9, their label the digit.
 */
export function createAugmenter(augmentation: Augmentation): Augmenter | null {
  if (Object.values(augmentation).every((amount) => amount === 0)) return null;
  const { elastic, thickness, styles } = augmentation;
  const elasticWarp = elastic > 0 ? createElasticWarp(augmentation) : null;
  return {
    augment(images, labels, training) {
      const styled = styles > 0 ? addStyles(images, labels, styles, training) : images;
      let changed = inkOf(styled);
      if (elasticWarp) changed = elasticWarp.warp(changed, training);
      else if (isAffine(augmentation)) changed = warpAffine(changed, augmentation, training);
      return thickness > 0 ? changeThickness(changed, thickness, training) : changed;
    },
    free: () => elasticWarp?.free(),
  };
}
