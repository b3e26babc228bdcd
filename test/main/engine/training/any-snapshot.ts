import fc from 'fast-check';
import type { Snapshot } from '../../../../app/main/engine/training/run-state.ts';

const plain = { noNullPrototype: true } as const;
const count = fc.nat({ max: 2 ** 40 });
/** JSON has no -0. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const floats = fc.float32Array({ noNaN: true, maxLength: 30 }).map((array) => array.slice());
const sums = { lossSum: number, right: count, count };
const evaluation = fc.record({ loss: number, accuracy: number, count }, plain);

const epoch = fc.record(
  {
    ...{ epoch: count, step: count, trainLoss: number, trainAccuracy: number },
    ...{ evaluation, seconds: number },
  },
  plain,
);

/** A run at any moment, whatever its numbers. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc.record(
  {
    state: fc.record(
      {
        ...{ step: count, epochsDone: count, scheduleFrom: count, totalMs: number },
        handRate: fc.option(number),
        watch: fc.record(
          {
            best: fc.option(fc.record({ epoch: count, step: count, loss: number }, plain)),
            ...{ epochsSinceBest: count, plateaus: count, epochsOnPlateau: count },
          },
          plain,
        ),
        epoch: fc.record({ ...sums, ms: number }, plain),
        epochs: fc.array(epoch, { maxLength: 4 }),
        curve: fc.record(
          {
            stepsPerPoint: fc.integer({ min: 1, max: 1000 }),
            pending: fc.record({ ...sums, steps: count }, plain),
            ...{ loss: floats, accuracy: floats, learningRate: floats },
          },
          plain,
        ),
      },
      plain,
    ),
    weights: fc.array(floats, { maxLength: 5 }),
    optimizer: fc.record({ step: count, values: fc.array(floats, { maxLength: 5 }) }, plain),
  },
  plain,
);
