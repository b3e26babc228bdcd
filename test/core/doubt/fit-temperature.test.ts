import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationOf } from '../../../app/core/doubt/calibration.ts';
import { crossEntropy, fitTemperature } from '../../../app/core/doubt/fit-temperature.ts';
import { softmax } from '../../../app/core/doubt/softmax.ts';
import { createRandom } from '../../../app/core/random.ts';

const CLASSES = 5;

/** Labels that are as probable as softmax of the logits says; the logits are then made hotter. */
function honest(count: number, seed: number, hotter = 1) {
  const random = createRandom(seed);
  const logits = Float32Array.from({ length: count * CLASSES }, () => 6 * random.next());
  const labels = Array.from({ length: count }, (_, row) => {
    let left = random.next();
    const shares = softmax(logits.subarray(row * CLASSES, (row + 1) * CLASSES));
    return Math.max(
      0,
      shares.findIndex((share) => (left -= share) < 0),
    );
  });
  return { logits: logits.map((logit) => logit * hotter), labels };
}

describe('fitTemperature', () => {
  it('finds by how much logits are too large or too small', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 5, noNaN: true }), fc.nat(1000), (hotter, seed) => {
        const { logits, labels } = honest(2000, seed, hotter);
        expect(fitTemperature(logits, labels) / hotter).toBeGreaterThan(0.88);
        expect(fitTemperature(logits, labels) / hotter).toBeLessThan(1.14);
      }),
      { numRuns: 15 },
    );
  });

  it('is nowhere worse than the logits as they are', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 50 }), (seed, count) => {
        const { logits, labels } = honest(count, seed, 2);
        const fitted = crossEntropy(logits, labels, fitTemperature(logits, labels));
        expect(fitted).toBeLessThanOrEqual(crossEntropy(logits, labels, 1) + 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves probabilities alone where there is nothing to measure by', () => {
    expect(fitTemperature(new Float32Array(), [])).toBe(1);
  });
});

describe('calibrationOf', () => {
  const answersOf = ({ logits, labels }: ReturnType<typeof honest>) =>
    labels.map((label, row) => {
      const shares = softmax(logits.subarray(row * CLASSES, (row + 1) * CLASSES));
      const confidence = Math.max(...shares);
      return { confidence, isRight: shares.indexOf(confidence) === label };
    });

  it('finds hardly an error in honest probabilities, and one in those that are too sure', () => {
    expect(calibrationOf(answersOf(honest(20_000, 1))).error).toBeLessThan(0.015);
    expect(calibrationOf(answersOf(honest(20_000, 1, 3))).error).toBeGreaterThan(0.1);
  });

  it('has each answer in one of 15 bins, by its confidence', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const answers = fc.array(fc.record({ confidence: share, isRight: fc.boolean() }));
    fc.assert(
      fc.property(answers, (all) => {
        const { bins, error } = calibrationOf(all);
        expect(bins).toHaveLength(15);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        bins.forEach(({ count, confidence }, place) => {
          if (count === 0) return;
          expect(confidence).toBeGreaterThanOrEqual(place / 15 - 1e-9);
          expect(confidence).toBeLessThanOrEqual((place + 1) / 15 + 1e-9);
        });
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows the error of an example', () => {
    const answers = [true, true, false, false].map((isRight) => ({ confidence: 0.9, isRight }));
    expect(calibrationOf(answers).error).toBeCloseTo(0.4, 9);
  });
});
