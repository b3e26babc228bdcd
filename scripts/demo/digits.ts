import type { Point, Stroke } from '../../app/core/drawing/stroke.ts';

/**
 * Ten digits as a person draws them, on paper of 100x140 with y down; written for the demo, which
 * must work without anybody's data.
 */
export const demoDigits: Stroke[][] = [
  [arc(50, 70, 34, 55, -80, 285)],
  [line([40, 35], [58, 12], [54, 70], [50, 128])],
  [
    curve(
      arc(50, 42, 30, 30, -165, 35),
      line([70, 68], [40, 100], [18, 124], [50, 122], [86, 124]),
    ),
  ],
  [curve(arc(46, 38, 28, 27, -150, 80), arc(46, 94, 33, 32, -85, 145))],
  [line([38, 14], [26, 48], [16, 82], [50, 80], [88, 76]), line([66, 40], [63, 80], [58, 130])],
  [
    curve(line([34, 16], [30, 40], [26, 64]), arc(46, 92, 32, 33, -115, 135)),
    line([34, 16], [58, 15], [80, 12]),
  ],
  [curve(line([66, 10], [44, 34], [28, 64], [22, 92]), arc(50, 98, 27, 28, -170, 185))],
  [line([14, 22], [48, 20], [84, 18], [66, 56], [50, 94], [40, 130])],
  [
    curve(
      arc(50, 40, 25, 27, -60, -270),
      arc(50, 98, 30, 31, -90, 225),
      line([34, 74], [66, 52], [72, 34], [64, 18]),
    ),
  ],
  [curve(arc(48, 42, 26, 28, -20, -350), line([76, 32], [74, 60], [70, 92], [64, 128]))],
];

/** Points of an ellipse's arc; degrees run clockwise from the right, since y points down. */
function arc(
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  from: number,
  to: number,
): Stroke {
  const pieces = Math.ceil(Math.abs(to - from) / 12);
  return Array.from({ length: pieces + 1 }, (_, piece): Point => {
    const angle = ((from + ((to - from) * piece) / pieces) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}

/** Straight lines through the points, with points between so that the pen moves as a hand does. */
function line(...corners: Point[]): Stroke {
  return corners.flatMap((to, index) => {
    const from = corners[index - 1];
    if (!from) return [to];
    return [0.25, 0.5, 0.75, 1].map((share): Point => [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
    ]);
  });
}

/** One stroke of several parts. */
function curve(...parts: Stroke[]): Stroke {
  return parts.flat();
}
