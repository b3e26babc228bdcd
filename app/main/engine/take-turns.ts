import { setImmediate } from 'node:timers/promises';
import { FailureError } from '../../contract/failures.ts';

/** Training and predictions share the thread. */
const YIELD_EVERY_MS = 8;

/**
 * Makes a function to be called after each small piece of long work: now and then it lets
 * everything else have its turn.
 * @throws FailureError `cancelled` once the signal says so
 */
export function takeTurns(signal?: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (signal?.aborted) throw new FailureError({ code: 'cancelled' });
    if (performance.now() - since < YIELD_EVERY_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
