import { describe, expect, it } from 'vitest';
import type { TrainingOutcome } from '../../../app/contract/training.ts';
import { applyAnnouncement } from '../../../app/renderer/state/apply-announcement.ts';
import { epochOf, progressOf, runOf, testResult } from '../../fakes/samples.ts';

const completed: TrainingOutcome = {
  kind: 'completed',
  test: testResult,
  seconds: 9,
  unsaved: null,
};

describe('a run', () => {
  it('begins as the engine tells it', () => {
    const before = runOf({ outcome: completed });
    const started = runOf();
    expect(applyAnnouncement(before, { name: 'trainingStarted', value: started })).toEqual(started);
  });

  it('goes on, and its curve grows', () => {
    const point = { step: 231, loss: 0.3, accuracy: 0.9 };
    const run = runOf({ curve: [{ step: 200, loss: 0.4, accuracy: 0.8 }] });
    const progress = progressOf({ points: [point] });
    const after = applyAnnouncement(run, { name: 'trainingProgressed', value: progress });
    expect(after).toMatchObject({ progress, curve: [run.curve[0], point] });
    expect(run.curve).toHaveLength(1);
  });

  it('has each epoch once', () => {
    let run = applyAnnouncement(runOf(), { name: 'epochEnded', value: epochOf(1) });
    run = applyAnnouncement(run, { name: 'epochEnded', value: epochOf(2) });
    run = applyAnnouncement(run, { name: 'epochEnded', value: { ...epochOf(2), seconds: 7 } });
    expect(run?.epochs.map(({ epoch, seconds }) => [epoch, seconds])).toEqual([
      [1, 1],
      [2, 7],
    ]);
  });

  it('ends, and then nothing changes it but a new one', () => {
    const ended = applyAnnouncement(runOf(), { name: 'trainingEnded', value: completed });
    expect(ended?.outcome).toEqual(completed);
    expect(applyAnnouncement(ended, { name: 'trainingProgressed', value: progressOf() })).toBe(
      ended,
    );
    expect(applyAnnouncement(ended, { name: 'epochEnded', value: epochOf(3) })).toBe(ended);
  });
});

it('makes no run of what is announced of an unknown one', () => {
  expect(applyAnnouncement(null, { name: 'trainingProgressed', value: progressOf() })).toBeNull();
  expect(applyAnnouncement(null, { name: 'trainingEnded', value: completed })).toBeNull();
});
