import * as v from 'valibot';
import { GRID_PIXELS } from './digit.ts';
import { type Ink, InkStrokes, PEN } from './ink.ts';
import { Label } from './people.ts';

const Byte = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
const About = {
  label: v.optional(Label),
  writer: v.optional(v.union([v.string(), v.number()])),
  source: v.optional(v.string()),
};

const StrokesEntry = v.object({
  ...About,
  /** Thickness in grid pixels; MNIST's where it is not said. */
  pen: v.optional(v.pipe(v.number(), v.minValue(PEN.minimum), v.maxValue(PEN.maximum))),
  strokes: InkStrokes,
});
const PictureEntry = v.object({ ...About, pixels: v.pipe(v.array(Byte), v.length(GRID_PIXELS)) });

/**
 * A drawing as it stands in files, and in the clipboard: `{ label?, writer?, source?, pen?, strokes }`
 * with strokes of points as InkPoint, or `pixels` (784 numbers of 0 to 255) for strokes.
 */
export const DrawnEntry = v.lazy((entry) =>
  typeof entry === 'object' && entry !== null && 'pixels' in entry ? PictureEntry : StrokesEntry,
);
export type DrawnEntry = v.InferOutput<typeof DrawnEntry>;

export function inkOfEntry(entry: DrawnEntry): Ink {
  if ('pixels' in entry) return { kind: 'picture', pixels: Uint8Array.from(entry.pixels) };
  const { strokes, pen = PEN.standard } = entry;
  return { kind: 'strokes', strokes, pen };
}
