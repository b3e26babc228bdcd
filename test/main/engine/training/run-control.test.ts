import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RunControl } from '../../../../app/main/engine/training/run-control.ts';

/** Takes steps as a run does, and counts them. */
function walk(control: RunControl) {
  const walked = { steps: 0, hasEnded: false };
  const walking = (async () => {
    for (;;) {
      await control.untilStep();
      if (control.isStopped) break;
      walked.steps++;
      await nextTurn();
    }
    walked.hasEnded = true;
  })();
  return { walked, walking };
}

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}

describe('RunControl', () => {
  it('lets steps go on until they are stopped', async () => {
    const control = new RunControl();
    const { walked, walking } = walk(control);
    await someTurns();
    control.stop();
    await walking;
    expect(walked.steps).toBeGreaterThan(1);
  });

  it('pauses, allows as many single steps as it is asked for, and goes on', async () => {
    const control = new RunControl();
    control.pause();
    const { walked, walking } = walk(control);
    await someTurns();
    expect(walked.steps).toBe(0);
    expect(control.mustWait).toBe(true);
    control.allowStep();
    await someTurns();
    expect(walked.steps).toBe(1);
    control.allowStep();
    control.allowStep();
    await someTurns();
    expect(walked.steps).toBe(3);
    control.continue();
    await someTurns();
    expect(walked.steps).toBeGreaterThan(4);
    control.stop();
    await walking;
  });

  it('forgets the steps that were allowed once it goes on', async () => {
    const control = new RunControl();
    control.pause();
    for (let step = 0; step < 3; step++) control.allowStep();
    control.continue();
    control.pause();
    expect(control.mustWait).toBe(true);
  });

  it('allows no step ahead of a pause', () => {
    const control = new RunControl();
    control.allowStep();
    control.pause();
    expect(control.mustWait).toBe(true);
  });

  it('wakes a paused run to stop it', async () => {
    const control = new RunControl();
    control.pause();
    const { walked, walking } = walk(control);
    await someTurns();
    control.stop();
    await walking;
    expect(walked).toEqual({ steps: 0, hasEnded: true });
  });

  it('tells of each pause once', () => {
    const told: boolean[] = [];
    const control = new RunControl((isPaused) => told.push(isPaused));
    control.continue();
    control.pause();
    control.pause();
    control.continue();
    control.continue();
    expect(told).toEqual([true, false]);
  });

  it('hands out a rate that was set once, the last one', () => {
    const control = new RunControl();
    expect(control.takeRate()).toBeNull();
    control.setRate(0.5);
    control.setRate(0.25);
    expect(control.takeRate()).toBe(0.25);
    expect(control.takeRate()).toBeNull();
  });
});
