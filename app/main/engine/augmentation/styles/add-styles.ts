import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import type { Random } from '../../../../core/random.ts';
import type { TrainingStep } from '../../network/layer.ts';
import { cast, gather } from '../../ops/array.ts';
import { DataType } from '../../ops/data-type.ts';
import { replaceImages } from '../../ops/image-replace.ts';
import { byteTensor, intTensor, readFloats, type Tensor } from '../../ops/tensor.ts';
import { stepRandom } from '../step-random.ts';
import { bowNine } from './bow-nine.ts';
import { crossSeven } from './cross-seven.ts';
import { curlNine } from './curl-nine.ts';
import { drawInto } from './draw-into.ts';
import { fitAgain } from './fit-again.ts';
import { flagOne } from './flag-one.ts';
import { centreOfDigit, penOf } from './ink.ts';
import { openZero } from './open-zero.ts';
import { shortenFour } from './shorten-four.ts';
import { slashZero } from './slash-zero.ts';
import type { Style } from './style.ts';

/** What people do otherwise, by the digit. */
const STYLES: Readonly<Partial<Record<number, readonly Style[]>>> = {
  0: [openZero, slashZero],
  1: [flagOne],
  4: [shortenFour],
  7: [crossSeven],
  9: [curlNine, bowNine],
};

/**
 * Draws habits of writing into 0, 1, 4, 7 and 9 of a batch of digits [B, 28, 28] uint8, each with
 * `probability`, with a pen as thick as the digit's own. They follow the ink, so the few digits
 * that are chosen are drawn in JavaScript.
 */
export function addStyles(
  images: Tensor,
  labels: Uint8Array | Int32Array,
  probability: number,
  training: TrainingStep,
): Tensor {
  const random = stepRandom(training, 'styles');
  const chosen = choose(labels, probability, random);
  if (chosen.length === 0) return images;
  const pixels = bytesOf(gather(images, intTensor(chosen, [chosen.length])));
  chosen.forEach((sample, index) => {
    const digit = pixels.subarray(index * GRID_PIXELS, (index + 1) * GRID_PIXELS);
    drawStyle(digit, STYLES[labels[sample]!]!, random);
  });
  const changed = byteTensor(pixels, [chosen.length, GRID_SIDE, GRID_SIDE]);
  return replaceImages(images, chosen, changed);
}

function choose(labels: Uint8Array | Int32Array, probability: number, random: Random): Int32Array {
  const chosen: number[] = [];
  labels.forEach((label, sample) => {
    if (STYLES[label] && random.next() < probability) chosen.push(sample);
  });
  return Int32Array.from(chosen);
}

function bytesOf(images: Tensor): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFloats(cast(images, DataType.float32)));
}

function drawStyle(digit: PixelGrid, styles: readonly Style[], random: Random): void {
  const pen = penOf(digit);
  const restyled = styles[random.integer(styles.length)]!(digit, random, pen);
  if (restyled) digit.set(fitAgain(drawInto(restyled, pen), centreOfDigit(digit)));
}
