import type { Stroke } from './stroke.ts';

/** A rectangle on the paper, y down. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The outline of the pen's way, without the thickness of the ink; there must be a point. */
export function boxOf(strokes: readonly Stroke[]): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

export function widthOf({ left, right }: Box): number {
  return right - left;
}

export function heightOf({ top, bottom }: Box): number {
  return bottom - top;
}
