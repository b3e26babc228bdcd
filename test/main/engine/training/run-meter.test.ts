import { describe, expect, it } from 'vitest';
import { RunMeter } from '../../../../app/main/engine/training/run-meter.ts';
import { newRunState } from '../../../../app/main/engine/training/run-state.ts';

const work = {
  ...{ trainCount: 9000, validationCount: 0, stepsPerEpoch: 141, totalSteps: 705 },
  ...{ batchSize: 64, watchedCount: 1000 },
};
const newMeter = () => new RunMeter(newRunState(work.totalSteps), work);

describe('RunMeter', () => {
  it('has nothing to tell before the first step', () => {
    expect(newMeter().take()).toBeNull();
  });

  it('gives the last loss and rate, and the accuracy of the epoch so far', () => {
    const meter = newMeter();
    meter.stepDone({ loss: 2, right: 16, count: 64 }, 0.5, 3);
    meter.stepDone({ loss: 1, right: 48, count: 64 }, 0.25, 5);
    expect(meter.take()).toMatchObject({
      ...{ step: 2, epoch: 1, loss: 1, accuracy: 0.5, learningRate: 0.25 },
      ...{ msPerStep: 4, samplesPerSecond: 16_000, secondsLeft: null },
      points: { first: 0, loss: Float32Array.of(2, 1) },
    });
    expect(meter.epochDone()).toEqual({ trainLoss: 1.5, trainAccuracy: 0.5, seconds: 0.008 });
    meter.stepDone({ loss: 1, right: 64, count: 64 }, 0.25, 2);
    expect(meter.take()).toMatchObject({ accuracy: 1, points: { first: 2 } });
    expect(meter.epochDone()).toEqual({ trainLoss: 1, trainAccuracy: 1, seconds: 0.002 });
    expect(meter.seconds).toBe(0.01);
  });

  it('counts epochs from 1, and the last step of an epoch to it', () => {
    const meter = newMeter();
    for (let step = 1; step <= 142; step++) {
      meter.stepDone({ loss: 1, right: 1, count: 64 }, 0.001, 1);
      expect(meter.take()!.epoch).toBe(step <= 141 ? 1 : 2);
    }
  });

  it('goes on from a checkpoint with the sums of the epoch, and tells only of its own steps', () => {
    const before = newMeter();
    before.stepDone({ loss: 2, right: 16, count: 64 }, 0.5, 3);
    const after = new RunMeter({ ...newRunState(work.totalSteps), ...before.state() }, work);
    expect(after.take()).toBeNull();
    expect(after.curve().loss).toEqual(Float32Array.of(2));
    after.stepDone({ loss: 1, right: 48, count: 64 }, 0.25, 5);
    expect(after.take()).toMatchObject({ step: 2, accuracy: 0.5, points: { first: 1 } });
    expect(after.epochDone()).toEqual({ trainLoss: 1.5, trainAccuracy: 0.5, seconds: 0.008 });
    expect(after.seconds).toBe(0.008);
  });
});
