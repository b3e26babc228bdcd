import { setImmediate as nextTurn } from 'node:timers/promises';

/** Does work in its pieces, and lets everything else in this process have a turn between two. */
export async function inPieces<Result>(pieces: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await nextTurn();
  }
}
