import type { Augmentation } from '../../../contract/recipe.ts';
import type { TrainingStep } from '../network/layer.ts';
import type { Tensor } from '../ops/tensor.ts';
import { isAffine } from './affine.ts';
import { warpAffine } from './affine-warp.ts';
import { createElasticWarp } from './elastic-warp.ts';
import { inkOf } from '../network/ink-level.ts';
import { addStyles } from './styles/add-styles.ts';
import { changeThickness } from './thickness.ts';

/**
 * Makes changed copies of a batch's images [B, 28, 28]; `labels` [B] are the places of the samples'
 * classes. What it draws at random follows from run and step alone. Call it within tidy().
 */
type Change = (images: Tensor, labels: Uint8Array | Int32Array, training: TrainingStep) => Tensor;

/** Changes batches at random while learning. */
export interface Augmenter {
  /**
   * To be done one after the other, each a few milliseconds: uint8 (0 paper, 255 ink) becomes
   * float32, 0 to 1.
   */
  changes: readonly Change[];
  /** Frees what it keeps in native memory; the augmenter is of no use afterwards. */
  free(): void;
}

/** All changes of a batch at once. Call it within tidy(). */
export function augment(
  { changes }: Augmenter,
  ...[images, ...others]: Parameters<Change>
): Tensor {
  return changes.reduce((changed, change) => change(changed, ...others), images);
}

/**
 * What changes samples as `augmentation` says; null if it changes nothing. Its `styles` must be 0
 * for samples that are not the digits 0 to 9, their label the digit.
 */
export function createAugmenter(augmentation: Augmentation): Augmenter | null {
  if (Object.values(augmentation).every((amount) => amount === 0)) return null;
  const { elastic, thickness, styles } = augmentation;
  const elasticWarp = elastic > 0 ? createElasticWarp(augmentation) : null;
  const changes: Change[] = [
    (images, labels, training) =>
      inkOf(styles > 0 ? addStyles(images, labels, styles, training) : images),
  ];
  if (elasticWarp) changes.push((images, _, training) => elasticWarp.warp(images, training));
  else if (isAffine(augmentation)) {
    changes.push((images, _, training) => warpAffine(images, augmentation, training));
  }
  if (thickness > 0) {
    changes.push((images, _, training) => changeThickness(images, thickness, training));
  }
  return { changes, free: () => elasticWarp?.free() };
}
