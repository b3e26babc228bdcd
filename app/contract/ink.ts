import * as v from 'valibot';
import { PixelGrid } from './digit.ts';

const FARTHEST = 1e6;
const LATEST = 1e9;

/**
 * Where the pen was, y down; also when, in milliseconds since the first point of the drawing, and
 * how hard it was pressed, 0 to 1, where that is known.
 */
export type InkPoint =
  | [x: number, y: number]
  | [x: number, y: number, time: number]
  | [x: number, y: number, time: number, pressure: number];

// By hand: a union of tuples takes ten times as long, and a person has a million points.
export const InkPoint = v.custom<InkPoint>(
  isInkPoint,
  'expected [x, y], [x, y, time] or [x, y, time, pressure]',
);

function isInkPoint(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 4) return false;
  const [x, y, time = 0, pressure = 0] = value as unknown[];
  return (
    isWithin(x, -FARTHEST, FARTHEST) &&
    isWithin(y, -FARTHEST, FARTHEST) &&
    isWithin(time, 0, LATEST) &&
    isWithin(pressure, 0, 1)
  );
}

function isWithin(value: unknown, minimum: number, maximum: number): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

/** A drawing has no more strokes than this, and a stroke no more points. */
export const MOST_STROKES = 1_000;
export const MOST_POINTS = 20_000;
/** Of all strokes of a drawing: minutes of a quick pen, and some megabytes in a file. */
const MOST_POINTS_IN_ALL = 100_000;

/** One movement of the pen, from touching the paper to leaving it. */
const InkStroke = v.pipe(v.array(InkPoint), v.minLength(1), v.maxLength(MOST_POINTS));

export const InkStrokes = v.pipe(
  v.array(InkStroke),
  v.minLength(1),
  v.maxLength(MOST_STROKES),
  v.check(
    (strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= MOST_POINTS_IN_ALL,
    `expected at most ${MOST_POINTS_IN_ALL} points`,
  ),
);
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
