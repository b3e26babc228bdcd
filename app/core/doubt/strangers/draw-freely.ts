import type { PixelGrid } from '../../../contract/digit.ts';
import { PEN } from '../../../contract/ink.ts';
import { fitToGrid } from '../../drawing/fit-to-grid.ts';
import type { Point, Stroke } from '../../drawing/stroke.ts';
import type { Random } from '../../random.ts';

/** How far points lie apart, so that a straight line can be bent. */
const SPACING = 0.12;

/**
 * Draws strokes of a box 0 to 1 as a hand might: slanted, turned, narrow or wide, not quite
 * straight, with corners and joints that miss their place, and with a pen of some thickness.
 */
export function drawFreely(strokes: readonly Stroke[], random: Random): PixelGrid {
  const around = (amount: number) => (2 * random.next() - 1) * amount;
  const [slant, turn] = [around(0.35), around(0.26)];
  const [wide, high] = [1 + around(0.3), 1 + around(0.2)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const bend = createBend(random);

  const drawn = strokes.map((stroke) => {
    // Where a stroke begins is not quite right either.
    const [offX, offY] = [around(0.04), around(0.04)];
    return dense(stroke).map((point): Point => {
      const [bentX, bentY] = bend(point);
      const x = (bentX + offX - 0.5) * wide - (bentY - 0.5) * slant;
      const y = (bentY + offY - 0.5) * high;
      return [x * cos - y * sin, x * sin + y * cos];
    });
  });
  const pen = PEN.minimum + 0.3 + random.next() * (PEN.maximum - PEN.minimum - 0.8);
  return fitToGrid(drawn, { pen });
}

/** Moves points by a few slow waves. */
function createBend(random: Random): (point: Point) => Point {
  const waves = Array.from({ length: 4 }, () => ({
    ...{ alongX: 7 * random.next() - 3.5, alongY: 7 * random.next() - 3.5 },
    ...{ phase: 2 * Math.PI * random.next() },
    ...{ byX: 0.06 * random.next() - 0.03, byY: 0.06 * random.next() - 0.03 },
  }));
  return ([x, y]) => {
    let [movedX, movedY] = [x, y];
    for (const { alongX, alongY, phase, byX, byY } of waves) {
      const height = Math.sin(alongX * x + alongY * y + phase);
      movedX += byX * height;
      movedY += byY * height;
    }
    return [movedX, movedY];
  };
}

function dense(stroke: Stroke): Point[] {
  return stroke.flatMap((point, index) => {
    const next = stroke[index + 1];
    if (!next) return [point];
    const count = Math.ceil(Math.hypot(next[0] - point[0], next[1] - point[1]) / SPACING) || 1;
    return Array.from({ length: count }, (_, step): Point => [
      point[0] + ((next[0] - point[0]) * step) / count,
      point[1] + ((next[1] - point[1]) * step) / count,
    ]);
  });
}
