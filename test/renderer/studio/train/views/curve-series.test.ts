import { expect, it } from 'vitest';
import { curveSeries } from '../../../../../app/renderer/studio/train/views/curve-series.ts';
import { curveOf, epochOf, runOf } from '../../../../fakes/samples.ts';

const COLUMNS = 500;
const run = runOf({ stepsPerEpoch: 100, stepsPerPoint: 50, totalSteps: 500, epochs: [epochOf(1)] });
const points = curveOf([
  { loss: 2, accuracy: 0.5 },
  { loss: 1, accuracy: 0.75 },
  { loss: 0.5, accuracy: 1 },
]);

it('places the points of training by epochs, and what watches the run after each epoch', () => {
  const loss = curveSeries(run, points, 'loss', 3);
  expect(loss.epochs).toBe(5);
  expect(loss.training(COLUMNS)).toEqual([
    { x: 0.5, y: 2 },
    { x: 1, y: 1 },
    { x: 1.5, y: 0.5 },
  ]);
  expect(loss.evaluations).toEqual([{ x: 1, y: 0.142 }]);
  expect(loss.last).toBe(0.5);
  const accuracy = curveSeries(run, points, 'accuracy', 3);
  expect(accuracy.training(COLUMNS).map(({ y }) => y)).toEqual([0.5, 0.75, 1]);
  expect(accuracy.evaluations).toEqual([{ x: 1, y: 0.958 }]);
});

it('has no point beyond the end of the run', () => {
  const short = curveSeries({ ...run, totalSteps: 120 }, points, 'loss', 3);
  expect(short.training(COLUMNS).at(-1)?.x).toBe(1.2);
});

it('has nothing of the learning rate to compare', () => {
  expect(curveSeries(run, points, 'learningRate', 3).evaluations).toEqual([]);
});

it('is empty before the first run', () => {
  const series = curveSeries(null, curveOf([]), 'loss', 3);
  expect(series).toMatchObject({ epochs: 3, last: null, evaluations: [] });
  expect(series.training(COLUMNS)).toEqual([]);
});
