import { describe, expect, it } from 'vitest';
import { applyAnnouncement } from '../../../app/renderer/state/apply-announcement.ts';
import { epochOf, evaluationOf, outcomeOf, progressOf, runOf } from '../../fakes/samples.ts';

const completed = outcomeOf('completed');

describe('a run', () => {
  it('begins as the engine tells it', () => {
    const before = runOf({ outcome: completed });
    const started = runOf();
    expect(applyAnnouncement(before, { name: 'trainingStarted', value: started })).toEqual(started);
  });

  it('goes on', () => {
    const progress = progressOf();
    const after = applyAnnouncement(runOf(), { name: 'trainingProgressed', value: progress });
    expect(after).toMatchObject({ progress });
  });

  it('is paused and goes on again', () => {
    const paused = applyAnnouncement(runOf(), {
      name: 'trainingPaused',
      value: { isPaused: true },
    });
    expect(paused?.isPaused).toBe(true);
    const value = { isPaused: false };
    expect(applyAnnouncement(paused, { name: 'trainingPaused', value })?.isPaused).toBe(false);
  });

  it('has the last evaluation, as far as it is', () => {
    const half = evaluationOf({ done: 500 });
    const after = applyAnnouncement(runOf(), { name: 'evaluationProgressed', value: half });
    expect(after?.evaluation).toEqual(half);
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
