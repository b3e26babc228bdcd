import type { Point, Stroke } from '../../core/drawing/stroke.ts';

/** Counts the times of a drawing's points from when it was begun. */
export class InkClock {
  /** As the points' times are told; null where that is not known. */
  #begun: number | null = null;

  /** Strokes that are added to older ones, which may have been kept, come after them in time. */
  beginStroke([, , time]: Point, strokes: readonly Stroke[]): void {
    const lastTime = strokes.at(-1)?.at(-1)?.[2];
    if (time === undefined) this.#begun = null;
    else if (lastTime === undefined) this.#begun = time;
    else this.#begun = Math.min(this.#begun ?? Infinity, time - lastTime);
  }

  /** Of what is on the canvas now it is not known when it was begun. */
  forget(): void {
    this.#begun = null;
  }

  /** The point with its time since then, or without where there is none. */
  timed([x, y, time, pressure]: Point): Point {
    if (time === undefined || this.#begun === null) return [x, y];
    const since = Math.max(0, time - this.#begun);
    return pressure === undefined ? [x, y, since] : [x, y, since, pressure];
  }
}
