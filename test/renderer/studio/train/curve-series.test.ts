import { expect, it } from 'vitest';
import { accuracySeries, lossSeries } from '../../../../app/renderer/studio/train/curve-series.ts';
import { epochOf, runOf } from '../../../fakes/samples.ts';

const run = runOf({
  stepsPerEpoch: 100,
  curve: [
    { step: 50, loss: 2, accuracy: 0.4 },
    { step: 150, loss: 1, accuracy: 0.8 },
  ],
  epochs: [epochOf(1)],
});

it('places the points of training by epochs, and the test after each epoch', () => {
  expect(lossSeries(run)).toEqual({
    epochs: 5,
    training: [
      { x: 0.5, y: 2 },
      { x: 1.5, y: 1 },
    ],
    test: [{ x: 1, y: 0.142 }],
  });
  expect(accuracySeries(run).training.map(({ y }) => y)).toEqual([0.4, 0.8]);
});

it('is empty before the first run', () => {
  expect(lossSeries(null)).toEqual({ epochs: 5, training: [], test: [] });
});
