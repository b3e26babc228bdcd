import type { Turn } from './courtesy.ts';

/** Does work in its pieces, and lets everything else have a turn after each. */
export async function inPieces<Result>(
  pieces: Generator<void, Result>,
  turn: Turn,
): Promise<Result> {
  for (;;) {
    const begun = performance.now();
    const { done, value } = pieces.next();
    await turn(performance.now() - begun);
    if (done) return value;
  }
}
