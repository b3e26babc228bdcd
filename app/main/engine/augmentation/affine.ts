import { GRID_SIDE } from '../../../contract/digit.ts';
import type { Augmentation } from '../../../contract/recipe.ts';
import type { Random } from '../../../core/random.ts';
import { upOrDown } from './uniform.ts';

/** How an image is moved, turned about its centre, resized and slanted. */
export interface AffineChange {
  /** Pixels. */
  right: number;
  down: number;
  /** Clockwise. */
  degrees: number;
  /** 1 keeps the size. */
  width: number;
  height: number;
  /** Pixels to the right for each pixel upwards. */
  shear: number;
}

/** From a position (x, y) to (a x + b y + c, d x + e y + f). */
type AffineMap = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The middle of the image, in pixels from the middle of the first pixel. */
const CENTRE = (GRID_SIDE - 1) / 2;

export function isAffine({ shift, rotation, scale, shear }: Augmentation): boolean {
  return shift > 0 || rotation > 0 || scale > 0 || shear > 0;
}

/**
 * A change within the augmentation's bounds. Where samples are only moved, it is by whole pixels:
 * between them the ink would blur, and the network would learn on softer digits than it is shown
 * afterwards.
 */
export function randomChange(augmentation: Augmentation, random: Random): AffineChange {
  const move = isShiftOnly(augmentation) ? wholeUpOrDown : upOrDown;
  return {
    right: move(augmentation.shift, random),
    down: move(augmentation.shift, random),
    degrees: upOrDown(augmentation.rotation, random),
    // Each of its own: there are narrow hands and wide ones.
    width: 1 + upOrDown(augmentation.scale, random),
    height: 1 + upOrDown(augmentation.scale, random),
    shear: upOrDown(augmentation.shear, random),
  };
}

function isShiftOnly({ shift, rotation, scale, shear, elastic }: Augmentation): boolean {
  return shift >= 1 && rotation === 0 && scale === 0 && shear === 0 && elastic === 0;
}

function wholeUpOrDown(most: number, random: Random): number {
  const pixels = Math.floor(most);
  return random.integer(2 * pixels + 1) - pixels;
}

/**
 * Where in the old image each position of the changed one comes from: the inverse of resizing,
 * slanting, turning and moving, in this order.
 */
export function originsOf(change: AffineChange): AffineMap {
  const { right, down, degrees, width, height, shear } = change;
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const [a, b] = [(cosine - shear * sine) / width, (sine + shear * cosine) / width];
  const [d, e] = [-sine / height, cosine / height];
  const [x, y] = [CENTRE + right, CENTRE + down];
  return [a, b, CENTRE - a * x - b * y, d, e, CENTRE - d * x - e * y];
}
