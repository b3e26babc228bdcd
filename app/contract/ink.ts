import * as v from 'valibot';
import { PixelGrid } from './digit.ts';

const Coordinate = v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6));
/** Milliseconds since the first point of the drawing. */
const Time = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));
/** 0 to 1, where the pen gives it. */
const Pressure = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Where the pen was, y down; also when, and how hard it was pressed, where that is known. */
export const InkPoint = v.union([
  v.strictTuple([Coordinate, Coordinate]),
  v.strictTuple([Coordinate, Coordinate, Time]),
  v.strictTuple([Coordinate, Coordinate, Time, Pressure]),
]);
export type InkPoint = v.InferOutput<typeof InkPoint>;

/** One movement of the pen, from touching the paper to leaving it. */
export const InkStroke = v.pipe(v.array(InkPoint), v.minLength(1), v.maxLength(20_000));
export type InkStroke = v.InferOutput<typeof InkStroke>;

export const InkStrokes = v.pipe(v.array(InkStroke), v.minLength(1), v.maxLength(1_000));
export type InkStrokes = v.InferOutput<typeof InkStrokes>;

/** Thickness of the pen in grid pixels. 2.5 is as thick as MNIST's own ink. */
export const PEN = { minimum: 1.5, maximum: 4, standard: 2.5 } as const;

/** What a person drew, or a picture of it that was pasted. */
export const Ink = v.variant('kind', [
  v.strictObject({
    kind: v.literal('strokes'),
    strokes: InkStrokes,
    pen: v.pipe(v.number(), v.minValue(PEN.minimum), v.maxValue(PEN.maximum)),
  }),
  v.strictObject({ kind: v.literal('picture'), pixels: PixelGrid }),
]);
export type Ink = v.InferOutput<typeof Ink>;
