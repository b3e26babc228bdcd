import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** Between two places of a moving pen. */
const DRAWING_MS = 200;
/** Of four questions three then find the engine at rest. */
const REST_FOR_WORK = 3;
/** A long piece of work is not to be paid for with a long rest. */
const MOST_REST_MS = 75;

/**
 * Lets everything else in this process have its turn: to be called between pieces of long work.
 * @param worked milliseconds that the last piece took
 */
export type Turn = (worked: number) => Promise<void>;

/** As quickly as the others allow. */
export const goOnAtOnce: Turn = () => nextTurn();

/** How long work behaves while somebody draws. */
export interface Courtesy {
  /** A drawing is to be read; the same one again, which a page asks for as it stands, is no drawing. */
  drawn(pixels: Uint8Array): void;
  /**
   * While somebody draws, work rests three times as long as it lasted. What the pen does is then
   * mostly met at rest, and the page has the processor for its ink: few machines have a core to
   * spare.
   */
  turn: Turn;
}

export function createCourtesy(): Courtesy {
  let last: Uint8Array = new Uint8Array();
  let drawnAt = -Infinity;
  return {
    drawn(pixels) {
      if (Buffer.compare(pixels, last) !== 0) drawnAt = performance.now();
      last = pixels;
    },
    async turn(worked) {
      const isDrawing = performance.now() - drawnAt < DRAWING_MS;
      await (isDrawing ? pause(Math.min(REST_FOR_WORK * worked, MOST_REST_MS)) : nextTurn());
    },
  };
}
