import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createCourtesy } from '../../../app/main/engine/courtesy.ts';

const PICTURE = Uint8Array.of(1, 2, 3);
const NEXT_PICTURE = Uint8Array.of(1, 2, 4);
const WORKED_MS = 20;

/** Whether a turn after so long a piece of work lets ten milliseconds pass. */
function rests(turn: (worked: number) => Promise<void>): Promise<boolean> {
  return Promise.race([turn(WORKED_MS).then(() => false), pause(WORKED_MS / 2, true)]);
}

describe('courtesy', () => {
  it('goes on at once where nobody draws', async () => {
    expect(await rests(createCourtesy().turn)).toBe(false);
  });

  it('rests while somebody draws, and no longer', async () => {
    const { drawn, turn } = createCourtesy();
    drawn(PICTURE);
    expect(await rests(turn)).toBe(true);
    await pause(300);
    expect(await rests(turn)).toBe(false);
    drawn(NEXT_PICTURE);
    expect(await rests(turn)).toBe(true);
  });

  it('does not take for drawing that a page asks again about the same picture', async () => {
    const { drawn, turn } = createCourtesy();
    drawn(PICTURE);
    await pause(300);
    drawn(Uint8Array.from(PICTURE));
    expect(await rests(turn)).toBe(false);
  });
});
