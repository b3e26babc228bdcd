import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from './write-failure.ts';

/** What Windows says of a file that another program has open; a virus scanner opens each new one. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
const TRIES = 10;
/** Longer before each try: 0.9 s in all. */
const PAUSE_MS = 20;

/**
 * Does something to a file, again for a moment where another program holds it: most let go soon.
 * @param work that may be done again after it has failed
 * @throws the error of the last try
 */
export async function whenFree<Result>(
  work: () => Promise<Result>,
  wait: (ms: number) => Promise<unknown> = pause,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !HELD.has(systemCode(error) ?? '')) throw error;
      await wait(tries * PAUSE_MS);
    }
  }
}
