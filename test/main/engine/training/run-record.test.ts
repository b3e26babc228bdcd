import { describe, expect, it } from 'vitest';
import type { AnnouncementName } from '../../../../app/contract/engine.ts';
import type { TrainingOutcome } from '../../../../app/contract/training.ts';
import { RunMeter } from '../../../../app/main/engine/training/run-meter.ts';
import { RunRecord } from '../../../../app/main/engine/training/run-record.ts';
import { newRunState, type RunState } from '../../../../app/main/engine/training/run-state.ts';
import {
  curveOf,
  dataset,
  epochOf,
  evaluationOf,
  outcomeOf,
  RUN_ID,
  settings,
} from '../../../fakes/samples.ts';

const steps = { trainCount: 9000, stepsPerEpoch: 141, totalSteps: 705 };
const plan = { ...steps, validationCount: 0 };

function newRecord(from: RunState | null = null, recipe = settings.recipe) {
  const announced: AnnouncementName[] = [];
  const record = new RunRecord(
    { id: RUN_ID, settings: { ...settings, recipe }, dataset, plan, from },
    (name) => announced.push(name),
  );
  const meter = new RunMeter(from ?? newRunState(plan.totalSteps), {
    ...{ ...plan, batchSize: 64, watchedCount: 1000 },
  });
  return { record, meter, announced };
}

/** Of two epochs and one step of the third. */
const left: RunState = {
  ...newRunState(plan.totalSteps),
  ...{ step: 283, epochsDone: 2, epochs: [epochOf(1), epochOf(2)] },
  curve: {
    ...newRunState(plan.totalSteps).curve,
    ...{ loss: Float32Array.of(2, 1), accuracy: Float32Array.of(0.1, 0.2) },
    learningRate: Float32Array.of(0.5, 0.5),
  },
};

describe('RunRecord', () => {
  it('is empty before the first step', () => {
    expect(newRecord().record.whole()).toEqual({
      ...{ id: RUN_ID, settings, dataset, ...steps, stepsPerPoint: 1, watched: 'test' },
      ...{ isPaused: false, progress: null, curve: curveOf([]), epochs: [] },
      ...{ evaluation: null, outcome: null },
    });
    const recipe = { ...settings.recipe, validationShare: 0.1 };
    expect(newRecord(null, recipe).record.whole().watched).toBe('validation');
  });

  it('gives a page that comes later what the others have heard, and no point twice', () => {
    const { record, meter, announced } = newRecord();
    record.listener.onBegin!(meter, () => undefined);
    meter.stepDone({ loss: 2, right: 32, count: 64 }, 0.5, 3);
    record.listener.onProgress!(meter.take()!);
    meter.stepDone({ loss: 1, right: 32, count: 64 }, 0.5, 3);
    record.listener.onEvaluation!(evaluationOf());
    record.listener.onEpoch!(epochOf(1));
    // The second point is still to be announced.
    expect(record.whole()).toMatchObject({
      progress: { step: 1, points: curveOf([]) },
      curve: { first: 0, loss: Float32Array.of(2) },
      ...{ epochs: [epochOf(1)], evaluation: evaluationOf() },
    });
    expect(meter.take()!.points).toMatchObject({ first: 1, loss: Float32Array.of(1) });
    expect(announced).toEqual(['trainingProgressed', 'evaluationProgressed', 'epochEnded']);
  });

  it('has what was before, where a run goes on', () => {
    const { record, meter } = newRecord(left);
    const before = { epochs: left.epochs, curve: { first: 0, loss: left.curve.loss } };
    expect(record.whole()).toMatchObject(before);
    record.listener.onBegin!(meter, () => undefined);
    expect(record.whole()).toMatchObject({ ...before, progress: null });
    record.listener.onEpoch!(epochOf(3));
    expect(record.whole().epochs).toHaveLength(3);
    expect(left.epochs).toHaveLength(2);
  });

  it('is paused until it goes on or ends', () => {
    const { record, announced } = newRecord();
    record.pause(true);
    expect(record.whole().isPaused).toBe(true);
    const outcome: TrainingOutcome = outcomeOf('stopped');
    record.end(outcome);
    expect(record.whole()).toMatchObject({ isPaused: false, outcome });
    expect(announced).toEqual(['trainingPaused', 'trainingEnded']);
  });
});
