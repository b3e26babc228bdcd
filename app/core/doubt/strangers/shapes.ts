import type { Random } from '../../random.ts';
import type { Point, Stroke } from '../../drawing/stroke.ts';
import { arc, curve, line } from './pen-path.ts';

/** What people draw who want to know what a network says to it; some are never twice alike. */
export const SHAPES: Readonly<Record<string, (random: Random) => readonly Stroke[]>> = {
  heart: () => [
    curve([0.5, 0.3], [0.35, 0.05], [0.08, 0.12], [0.06, 0.42], [0.28, 0.72], [0.5, 0.98]),
    curve([0.5, 0.3], [0.65, 0.05], [0.92, 0.12], [0.94, 0.42], [0.72, 0.72], [0.5, 0.98]),
  ],
  star: () => [line(...corners(5, 2), corners(5, 2)[0]!)],
  triangle: () => [line([0.5, 0], [1, 0.9], [0, 0.9], [0.5, 0])],
  square: () => [line([0, 0], [0.95, 0], [0.95, 0.95], [0, 0.95], [0, 0])],
  spiral: (random) => [spiral(2 + 1.5 * random.next())],
  arrow: () => [line([0, 0.5], [1, 0.5]), line([0.65, 0.2], [1, 0.5], [0.65, 0.8])],
  zigzag: (random) => [zigzag(4 + random.integer(4))],
  scribble: (random) => [scribble(random, 10 + random.integer(20))],
  smiley: () => [
    arc([0.5, 0.5], 0.5, 0.5, -90, 270),
    line([0.33, 0.32], [0.34, 0.38]),
    line([0.66, 0.32], [0.67, 0.38]),
    arc([0.5, 0.52], 0.26, 0.24, 20, 160),
  ],
  'circle with a cross': () => [
    arc([0.5, 0.5], 0.5, 0.5, -90, 270),
    line([0.15, 0.15], [0.85, 0.85]),
    line([0.85, 0.15], [0.15, 0.85]),
  ],
  house: () => [
    line([0.05, 1], [0.05, 0.45], [0.5, 0], [0.95, 0.45], [0.95, 1], [0.05, 1]),
    line([0.05, 0.45], [0.95, 0.45]),
  ],
  plus: () => [line([0.5, 0], [0.5, 1]), line([0, 0.5], [1, 0.5])],
  equals: () => [line([0, 0.3], [1, 0.3]), line([0, 0.7], [1, 0.7])],
  hash: () => [
    line([0.35, 0], [0.25, 1]),
    line([0.75, 0], [0.65, 1]),
    line([0, 0.33], [1, 0.33]),
    line([0, 0.67], [1, 0.67]),
  ],
  wave: (random) => [wave(2 + random.integer(2))],
  flower: () => [
    arc([0.5, 0.5], 0.14, 0.14, 0, 360),
    ...corners(5, 1).map(([x, y]) =>
      arc([0.5 + (x - 0.5) * 0.68, 0.5 + (y - 0.5) * 0.68], 0.19, 0.19, 0, 360),
    ),
  ],
  tick: () => [line([0, 0.55], [0.3, 0.95], [1, 0])],
  bolt: () => [line([0.6, 0], [0.1, 0.55], [0.6, 0.5], [0.2, 1])],
  fish: () => [
    curve([1, 0.15], [0.6, 0.75], [0.25, 0.8], [0, 0.5], [0.25, 0.2], [0.6, 0.25], [1, 0.85]),
  ],
  dots: (random) => Array.from({ length: 3 + random.integer(5) }, () => dot(random)),
};

/** The corners of a regular figure, every `step`th after the other. */
function corners(count: number, step: number): Point[] {
  return Array.from({ length: count }, (_, index): Point => {
    const angle = ((index * step) / count) * 2 * Math.PI - Math.PI / 2;
    return [0.5 + 0.5 * Math.cos(angle), 0.5 + 0.5 * Math.sin(angle)];
  });
}

function spiral(turns: number): Stroke {
  const count = Math.ceil(turns * 20);
  return Array.from({ length: count + 1 }, (_, index): Point => {
    const angle = (index / 20) * 2 * Math.PI;
    const radius = (0.5 * (index + 1)) / (count + 1);
    return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
  });
}

function zigzag(count: number): Stroke {
  return Array.from({ length: count + 1 }, (_, index): Point => [
    index / count,
    index % 2 === 0 ? 0.2 : 0.8,
  ]);
}

function wave(turns: number): Stroke {
  const count = turns * 16;
  return Array.from({ length: count + 1 }, (_, index): Point => [
    index / count,
    0.5 + 0.2 * Math.sin((index / 16) * 2 * Math.PI),
  ]);
}

function scribble(random: Random, count: number): Stroke {
  const points = Array.from({ length: count }, (): Point => [random.next(), random.next()]);
  return curve(...points);
}

function dot(random: Random): Stroke {
  const [x, y] = [random.next(), random.next()];
  return line([x, y], [x + 0.03, y + 0.03]);
}
