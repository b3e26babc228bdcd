import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { TrainingRun } from '../../../../app/contract/training.ts';
import {
  beginRun,
  withEpoch,
  withOutcome,
  withProgress,
} from '../../../../app/main/engine/training/run-snapshot.ts';
import { dataset, epochOf, progressOf, settings, testResult } from '../../../fakes/samples.ts';

const point = (step: number) => ({ step, loss: 1, accuracy: 0.5 });

describe('a run as a page gets it', () => {
  it('begins empty, with its plan', () => {
    const run = beginRun(settings, dataset);
    expect(v.parse(TrainingRun, run)).toEqual(run);
    expect(run).toMatchObject({ stepsPerEpoch: 141, totalSteps: 705, progress: null });
  });

  it('has every point of the curve exactly once', () => {
    let run = beginRun(settings, dataset);
    run = withProgress(run, progressOf({ points: [point(1), point(2)] }));
    run = withProgress(run, progressOf({ points: [point(3)] }));
    expect(run.curve).toEqual([point(1), point(2), point(3)]);
    expect(run.progress!.points).toEqual([]);
  });

  it('leaves a run that was handed out as it was', () => {
    const before = beginRun(settings, dataset);
    const copy = structuredClone(before);
    withOutcome(withEpoch(withProgress(before, progressOf({ points: [point(1)] })), epochOf(1)), {
      kind: 'completed',
      test: testResult,
      seconds: 1,
      unsaved: null,
    });
    expect(before).toEqual(copy);
  });
});
