import { fitToGrid } from '../../../../app/core/drawing/fit-to-grid.ts';
import type { Point, Stroke } from '../../../../app/core/drawing/stroke.ts';

/** Digits in their plainest form, as strokes. */
export const PLAIN = {
  seven: [
    [
      [0, 0],
      [10, 0],
      [4, 20],
    ],
  ],
  one: [
    [
      [2, 0],
      [0, 20],
    ],
  ],
  nine: [
    [
      [10, 3],
      [6, 0],
      [1, 2],
      [0, 6],
      [4, 9],
      [10, 6],
      [10, 3],
      [9, 20],
    ],
  ],
  zero: [
    Array.from({ length: 25 }, (_, part): Point => [
      6 * Math.cos((part * Math.PI) / 12),
      10 * Math.sin((part * Math.PI) / 12),
    ]),
  ],
  four: [
    [
      [1, 0],
      [0, 11],
      [13, 11],
    ],
    [
      [10, 1],
      [9, 20],
    ],
  ],
} satisfies Record<string, readonly Stroke[]>;

export const BAR: Stroke = [
  [1, 11],
  [12, 10],
];

/** The same digit so many times: count x 784 bytes. */
export function copiesOf(strokes: readonly Stroke[], count: number): Uint8Array {
  const digit = fitToGrid(strokes);
  return Uint8Array.from(
    { length: count * digit.length },
    (_, place) => digit[place % digit.length]!,
  );
}
