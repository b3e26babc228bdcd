import type { Shape } from '../../core/network/shapes.ts';
import { formatCount } from '../i18n/format.ts';

/** As one says it: 12 × 12 × 16, or 2,304 for a row of values. */
export function shapeText(shape: Shape): string {
  return shape.map(formatCount).join(' × ');
}
