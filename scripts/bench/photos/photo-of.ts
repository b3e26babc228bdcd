import type { GreyPicture } from '../../../app/core/drawing/grey-picture.ts';
import { boxOf } from '../../../app/core/drawing/box.ts';
import { renderInk } from '../../../app/core/drawing/render-ink.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';
import { mapPlaces } from '../../../app/core/drawing/transform.ts';
import { createRandom, type Random } from '../../../app/core/random.ts';

/** Share of the light at a place, 0 to 1 each way across the photo. */
export type Light = (x: number, y: number) => number;

/** Paper, ink and light of a photo that is made up. All shares of light are 0 to 1. */
export interface PhotoKind {
  light: Light;
  /** What paper and ink throw back of the light. */
  paper: number;
  ink: number;
  /** Thickness of the pen, as a share of the digit's height. */
  pen: number;
  /** The camera's noise: its standard deviation in levels of 255. */
  noise: number;
  /** Printed lines, so many pixels apart. */
  lines?: { across?: number; down?: number; level: number; thickness: number; tilt: number };
  /** Chalk leaves so much of its line out, at random. */
  grain?: number;
  /** Level of the table that the paper lies on; it is seen along all sides. */
  table?: number;
  /** Where the digit is put: the middle of its box, and its height, as shares of the photo's. */
  place: { x: number; y: number; height: number };
}

/** Photos are this large. */
const PHOTO = { width: 480, height: 360 } as const;

/** So much of each side is seen of the table. */
const TABLE = 0.08;

/** Makes a photo of strokes on paper; the same seed gives the same photo. */
export function photoOf(strokes: readonly Stroke[], kind: PhotoKind, seed = 1): GreyPicture {
  const { width, height } = PHOTO;
  const random = createRandom(seed);
  const side = Math.max(width, height);
  const pen = kind.pen * kind.place.height * height;
  const placed = strokes.some((stroke) => stroke.length > 0) ? place(strokes, kind.place) : [];
  const { coverage } = renderInk(placed, pen, side);
  const turn = (random.next() - 0.5) * 2;
  const shift = random.next();
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [(column + 0.5) / width, (row + 0.5) / height];
      const grain = kind.grain !== undefined && random.next() < kind.grain ? 0.25 : 1;
      const share = coverage[row * side + column]! * grain;
      const printed = paperAt(kind, column, row, turn, shift);
      const reflected = printed + (kind.ink - printed) * share;
      const level = 255 * kind.light(x, y) * (isTable(kind, x, y, turn) ? kind.table! : reflected);
      const noisy = Math.round(level + kind.noise * normal(random));
      pixels[row * width + column] = Math.max(0, Math.min(255, noisy));
    }
  }
  return { width, height, pixels };
}

function place(strokes: readonly Stroke[], { x, y, height }: PhotoKind['place']): Stroke[] {
  const box = boxOf(strokes);
  // A row of digits keeps within the width.
  const scale = Math.min(
    (height * PHOTO.height) / Math.max(1, box.bottom - box.top),
    (0.9 * PHOTO.width) / Math.max(1, box.right - box.left),
  );
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return mapPlaces(strokes, ([fromX, fromY]) => [
    x * PHOTO.width + (fromX - middleX) * scale,
    y * PHOTO.height + (fromY - middleY) * scale,
  ]);
}

function paperAt(kind: PhotoKind, x: number, y: number, turn: number, shift: number): number {
  const { lines, paper } = kind;
  if (!lines) return paper;
  const slope = Math.tan(turn * lines.tilt);
  const covered = (at: number, apart: number | undefined): number => {
    if (apart === undefined) return 0;
    const from = (((at / apart + shift) % 1) + 1) % 1;
    const away = Math.abs(from - 0.5) * apart;
    return Math.max(0, Math.min(1, lines.thickness / 2 - away + 0.5));
  };
  const share = Math.max(covered(y - slope * x, lines.across), covered(x + slope * y, lines.down));
  return paper + (lines.level - paper) * share;
}

function isTable({ table }: PhotoKind, x: number, y: number, turn: number): boolean {
  if (table === undefined) return false;
  const slant = 0.05 * turn * (x - 0.5);
  return x < TABLE || x > 1 - TABLE || y + slant < TABLE || y + slant > 1 - TABLE;
}

/** Box and Muller's. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
