import type { Augmentation } from '../../../contract/recipe.ts';
import { scale } from '../ops/arithmetic.ts';
import { cast } from '../ops/array.ts';
import { DataType } from '../ops/data-type.ts';
import { readFloats, type Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { augment, createAugmenter } from './augmenter.ts';
import { INK } from '../network/ink-level.ts';

/**
 * Samples as the first step of a run with this augmentation and seed would see them, to be shown:
 * `images` [B, 28, 28] uint8 with their labels [B] become B x 784 bytes, 0 paper to 255 ink.
 */
export function augmentForPreview(
  augmentation: Augmentation,
  images: Tensor,
  labels: Uint8Array | Int32Array,
  seed: number,
): Uint8Array<ArrayBuffer> {
  const augmenter = createAugmenter(augmentation);
  try {
    const values = tidy(() => {
      if (!augmenter) return readFloats(cast(images, DataType.float32));
      return readFloats(scale(augment(augmenter, images, labels, { seed, step: 1 }), INK));
    });
    return Uint8Array.from(values, (value) => Math.round(Math.min(value, INK)));
  } finally {
    augmenter?.free();
  }
}
