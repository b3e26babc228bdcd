import { beforeAll, describe, expect, it } from 'vitest';
import type { Augmentation } from '../../../../app/contract/recipe.ts';
import { NO_AUGMENTATION } from '../../../../app/core/training/recipes.ts';
import { augmentForPreview } from '../../../../app/main/engine/augmentation/augment-for-preview.ts';
import { augment, createAugmenter } from '../../../../app/main/engine/augmentation/augmenter.ts';
import type { TrainingStep } from '../../../../app/main/engine/network/layer.ts';
import { byteTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { copiesOf, PLAIN } from './drawn-digits.ts';

beforeAll(loadTensorFlow);

const FIRST: TrainingStep = { seed: 7, step: 1 };
const EVERYTHING: Augmentation = {
  ...{ shift: 1.2, rotation: 10, scale: 0.1, shear: 0.1, elastic: 1.5, thickness: 0.5 },
  styles: 0.5,
};
const COUNT = 64;
const sevens = () => copiesOf(PLAIN.seven, COUNT);
const all = (label: number) => new Uint8Array(COUNT).fill(label);

interface Given {
  images?: Uint8Array;
  labels?: Uint8Array;
  training?: TrainingStep;
}

function augmented(changes: Partial<Augmentation>, given: Given = {}): Float32Array {
  const { images = sevens(), labels = all(7), training = FIRST } = given;
  const augmenter = createAugmenter({ ...NO_AUGMENTATION, ...changes })!;
  const values = tidy(() =>
    readFloats(augment(augmenter, byteTensor(images, [labels.length, 28, 28]), labels, training)),
  );
  augmenter.free();
  return values;
}

function inkOf(values: ArrayLike<number>, sample: number): number {
  let sum = 0;
  for (let place = sample * 784; place < (sample + 1) * 784; place++) sum += values[place]!;
  return sum;
}

/** Which samples are other than they were. */
function changedSamples(values: Float32Array, images: Uint8Array): number[] {
  const samples = [...Array(images.length / 784).keys()];
  return samples.filter((sample) =>
    values
      .subarray(sample * 784, (sample + 1) * 784)
      .some((value, pixel) => Math.abs(value - images[sample * 784 + pixel]! / 255) > 0.01),
  );
}

describe('an augmenter', () => {
  it('is none where nothing is to be changed', () => {
    expect(createAugmenter(NO_AUGMENTATION)).toBeNull();
  });

  it('draws the same for the same seed and step, and something else for others', () => {
    const first = augmented(EVERYTHING);
    expect(augmented(EVERYTHING)).toEqual(first);
    expect(augmented(EVERYTHING, { training: { seed: 7, step: 2 } })).not.toEqual(first);
    expect(augmented(EVERYTHING, { training: { seed: 8, step: 1 } })).not.toEqual(first);
  });

  it('changes each sample of a batch in its own way', () => {
    for (const part of ['rotation', 'scale', 'shear', 'elastic', 'thickness'] as const) {
      const values = augmented({ [part]: EVERYTHING[part] });
      const samples = Array.from({ length: COUNT }, (_, sample) =>
        values.subarray(sample * 784, (sample + 1) * 784).join(),
      );
      expect(new Set(samples).size, part).toBe(COUNT);
    }
  });

  it('moves samples by whole pixels, nine ways for one pixel, and blurs none', () => {
    const values = augmented({ shift: 1 });
    const samples = Array.from({ length: COUNT }, (_, sample) =>
      values.subarray(sample * 784, (sample + 1) * 784),
    );
    expect(new Set(samples.map((sample) => sample.join())).size).toBe(9);
    const levels = new Set(sevens().subarray(0, 784));
    for (const value of samples.flatMap((sample) => [...sample])) {
      expect(levels).toContain(Math.round(value * 255));
    }
  });

  it('keeps values from 0 for paper to 1 for ink', () => {
    const most = { shift: 8, rotation: 45, scale: 0.5, shear: 0.5, elastic: 4, thickness: 1 };
    const noise = Uint8Array.from(sevens(), (level, place) => level ^ (place * 37));
    for (const changes of [EVERYTHING, { ...most, styles: 1 }, { ...most, elastic: 0 }]) {
      const values = augmented(changes, { images: noise });
      expect(values.every((value) => value > -1e-5 && value < 1 + 1e-5)).toBe(true);
      expect(Math.max(...values)).toBeGreaterThan(0.9);
    }
  });

  it('leaves the batch as it was, and no tensor behind', () => {
    augmented(EVERYTHING);
    const before = liveTensors();
    const images = sevens();
    augmented(EVERYTHING, { images });
    expect(images).toEqual(sevens());
    expect(liveTensors()).toBe(before);
  });

  it('moves, turns and resizes the same whether there is an elastic part or not', () => {
    const affine = { shift: 2, rotation: 20, scale: 0.2, shear: 0.2 };
    const alone = augmented(affine);
    const together = augmented({ ...affine, elastic: 1e-6 });
    expect(together.every((value, place) => Math.abs(value - alone[place]!) < 1e-3)).toBe(true);
  });
});

describe('the elastic part', () => {
  it('moves no ink further than asked, and neighbours nearly alike', () => {
    // Each pixel's level is its column: so the result tells the column that it came from.
    const ramp = Uint8Array.from({ length: COUNT * 784 }, (_, place) => (place % 28) * 9);
    const values = augmented({ elastic: 3 }, { images: ramp });
    const offset = (place: number) => (values[place]! * 255) / 9 - (place % 28);
    let furthest = 0;
    let steepest = 0;
    for (let place = 0; place < values.length; place++) {
      const [row, column] = [Math.floor(place / 28) % 28, place % 28];
      // Near the edge the paper around comes in.
      if (Math.min(row, column) < 4 || Math.max(row, column) > 22) continue;
      furthest = Math.max(furthest, Math.abs(offset(place)));
      steepest = Math.max(steepest, Math.abs(offset(place + 1) - offset(place)));
    }
    expect(furthest).toBeGreaterThan(1);
    expect(furthest).toBeLessThanOrEqual(3.001);
    expect(steepest).toBeLessThan(0.7);
  });
});

describe('the thickness', () => {
  it('grows in about half of the samples and shrinks in the others', () => {
    const images = sevens();
    const values = augmented({ thickness: 0.8 }, { images });
    const before = inkOf(images, 0) / 255;
    const shares = Array.from({ length: COUNT }, (_, sample) => inkOf(values, sample) / before);
    const thicker = shares.filter((share) => share > 1).length;
    expect(thicker).toBeGreaterThan(COUNT / 4);
    expect(thicker).toBeLessThan((COUNT * 3) / 4);
    expect(Math.max(...shares)).toBeGreaterThan(1.3);
    expect(Math.min(...shares)).toBeLessThan(0.85);
    // A stroke gets thin, not pale.
    for (let sample = 0; sample < COUNT; sample++) {
      const darkest = Math.max(...values.subarray(sample * 784, (sample + 1) * 784));
      expect(darkest).toBeGreaterThan(0.9);
    }
  });
});

describe('the styles', () => {
  const digits = { 0: PLAIN.zero, 1: PLAIN.one, 4: PLAIN.four, 7: PLAIN.seven, 9: PLAIN.nine };

  it.each(Object.entries(digits))(
    'are drawn into about the share asked of %s',
    (label, strokes) => {
      const images = copiesOf(strokes, 400);
      const labels = new Uint8Array(400).fill(Number(label));
      const values = augmented({ styles: 0.45 }, { images, labels });
      const changed = changedSamples(values, images).length;
      expect(changed).toBeGreaterThan(0.36 * 400);
      expect(changed).toBeLessThan(0.54 * 400);
    },
  );

  it('leave other digits as they are', () => {
    const images = sevens();
    const labels = Uint8Array.from({ length: COUNT }, (_, sample) => [2, 3, 5, 6, 8][sample % 5]!);
    const values = augmented({ styles: 1 }, { images, labels });
    expect(changedSamples(values, images)).toEqual([]);
  });

  it('add ink to a 7', () => {
    const images = sevens();
    const values = augmented({ styles: 1 }, { images });
    for (const sample of changedSamples(values, images)) {
      expect(inkOf(values, sample)).toBeGreaterThan(inkOf(images, sample) / 255);
    }
  });
});

describe('a preview', () => {
  const preview = (augmentation: Augmentation, seed: number) =>
    tidy(() =>
      augmentForPreview(
        augmentation,
        byteTensor(copiesOf(PLAIN.seven, 9), [9, 28, 28]),
        new Uint8Array(9).fill(7),
        seed,
      ),
    );

  it('is the samples themselves where nothing is to be changed', () => {
    expect(preview(NO_AUGMENTATION, 1)).toEqual(copiesOf(PLAIN.seven, 9));
  });

  it('shows what a run with this seed sees first', () => {
    const shown = preview(EVERYTHING, FIRST.seed);
    const seen = augmented(EVERYTHING, {
      images: copiesOf(PLAIN.seven, 9),
      labels: new Uint8Array(9).fill(7),
    });
    expect(shown.every((level, place) => Math.abs(level - seen[place]! * 255) < 0.51)).toBe(true);
    expect(preview(EVERYTHING, FIRST.seed + 1)).not.toEqual(shown);
  });
});
