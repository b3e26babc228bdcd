import type { CurvePiece } from '../../contract/training.ts';

const FIRST_CAPACITY = 1024; /* points */

/** The points so far, in order. They are looked at, not copied: valid until the next change. */
export interface CurvePoints {
  loss: Float32Array;
  /** 0 to 1. */
  accuracy: Float32Array;
  learningRate: Float32Array;
}

/** The curves of a run, which may have 100,000 points: memory grows by doubling, as they come. */
export class RunCurve {
  #all: CurvePoints = emptyPoints(FIRST_CAPACITY);
  #points = $state.raw<CurvePoints>(emptyPoints(0));

  get points(): CurvePoints {
    return this.#points;
  }

  /** The curve as a whole, as a status brings it. */
  replace(whole: CurvePiece): void {
    this.#points = emptyPoints(0);
    this.append(whole);
  }

  /** What is known already is taken over again; a gap before the piece is no number. */
  append(piece: CurvePiece): void {
    const before = this.#points.loss.length;
    const end = piece.first + piece.loss.length;
    this.#reserve(end);
    const length = Math.max(before, end);
    const taken = (name: keyof CurvePoints): Float32Array => {
      const values = this.#all[name];
      if (piece.first > before) values.fill(NaN, before, piece.first);
      values.set(piece[name], piece.first);
      return values.subarray(0, length);
    };
    this.#points = {
      loss: taken('loss'),
      accuracy: taken('accuracy'),
      learningRate: taken('learningRate'),
    };
  }

  #reserve(length: number): void {
    let capacity = this.#all.loss.length;
    if (length <= capacity) return;
    while (capacity < length) capacity *= 2;
    const larger = emptyPoints(capacity);
    larger.loss.set(this.#all.loss);
    larger.accuracy.set(this.#all.accuracy);
    larger.learningRate.set(this.#all.learningRate);
    this.#all = larger;
  }
}

function emptyPoints(length: number): CurvePoints {
  const none = () => new Float32Array(length);
  return { loss: none(), accuracy: none(), learningRate: none() };
}
