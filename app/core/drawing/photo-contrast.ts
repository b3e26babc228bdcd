import { boxMean } from './box-mean.ts';
import type { GreyPicture } from './grey-picture.ts';
import { inkAbove } from './ink-above.ts';
import { inkThreshold } from './ink-threshold.ts';
import { extendedPaper, lightestAround, localPaper, negative } from './local-paper.ts';
import { toGrid } from './resample.ts';
import { thicknessOf } from './thickness.ts';

export type InkSide = 'dark' | 'light';

/** What stands out from the paper of a photo. */
export interface PhotoContrast {
  /** How far each pixel is from its paper to the side of the ink, 0 to 255 for all of the light. */
  contrast: GreyPicture;
  /** From which contrast on it is ink, as a share of the light; null where there is no ink. */
  threshold: number | null;
}

/** Strokes are narrower than this share of a photo's shorter side. */
const WIDEST_STROKE = 1 / 4;
/** Where strokes are known to be so thick, paper is looked for so many times as far away. */
const BESIDE_STROKE = 1.5;
/** Ink stands out so many times as far as paper usually does, and by so many levels of 255. */
const NOISE = 2.5;
const LEAST = 4;
/** Larger pictures are smoothed a little, since there is a camera's noise in them. */
const SMALL = 200;
/** A blackboard throws back next to nothing: what is lighter by a little is no chalk. */
const DIMMEST_INK = 48;

/**
 * Whether the ink is darker or lighter than what it is on. There is less ink than paper, so levels
 * are skewed to its side of their mean: that of half the picture around each place, since light and
 * shadow skew levels, too. (A narrower view sees too little paper in a picture cut to the ink.)
 */
export function inkSideOf(photo: GreyPicture): InkSide {
  const means = boxMean(photo, Math.ceil(Math.min(photo.width, photo.height) / 4));
  let skew = 0;
  for (let pixel = 0; pixel < means.length; pixel++) {
    const beyond = photo.pixels[pixel]! - means[pixel]!;
    skew += beyond * beyond * beyond;
  }
  return skew > 0 ? 'light' : 'dark';
}

/**
 * Takes light and paper off a photo. Light falls unevenly, and a hand throws a shadow: so each
 * pixel is compared with what the paper there would be without ink (see localPaper), as a share of
 * the light that falls there. What differs from it by no more than paper does is none.
 *
 * It is done twice: what the ink is like is found with a wide view, and the paper then looked at
 * close to it.
 */
export function contrastOf(photo: GreyPicture, ink: InkSide): PhotoContrast {
  const levels = smoothed(ink === 'dark' ? photo : negative(photo));
  const reach = strokeReach(photo);
  const rough = differenceTo(extendedPaper(levels, reach), levels, lightOn(photo, ink, reach));
  const threshold = inkThreshold(rough);
  const thickness = threshold === null ? 0 : thicknessOf(inkAbove(rough, threshold));
  if (thickness === 0) return { contrast: rough, threshold: null };
  const near = Math.min(reach, Math.ceil(BESIDE_STROKE * thickness) + 2);
  const contrast = differenceTo(localPaper(levels, near), levels, lightOn(photo, ink, near));
  return { contrast, threshold: inkThreshold(contrast) };
}

function strokeReach({ width, height }: GreyPicture): number {
  return Math.ceil((Math.min(width, height) * WIDEST_STROKE) / 2);
}

function smoothed(picture: GreyPicture): GreyPicture {
  if (Math.max(picture.width, picture.height) <= SMALL) return picture;
  return { ...picture, pixels: toGrid(boxMean(picture, 1)) };
}

/** How much light falls on dark ink its paper tells; on light ink, that ink itself. */
function lightOn(photo: GreyPicture, ink: InkSide, reach: number): GreyPicture | null {
  return ink === 'dark' ? null : lightestAround(smoothed(photo), reach);
}

/**
 * @param levels of dark ink, or those of light ink turned round
 * @param light that falls on each pixel; as the paper is where it is null
 */
function differenceTo(
  paper: GreyPicture,
  levels: GreyPicture,
  light: GreyPicture | null,
): GreyPicture {
  const usual = middleDifference(paper.pixels, levels.pixels);
  const noise = Math.max(LEAST, NOISE * usual);
  const pixels = paper.pixels.map((level, pixel) => {
    const beyond = level - levels.pixels[pixel]!;
    if (beyond <= noise) return 0;
    const most = light ? Math.max(DIMMEST_INK, light.pixels[pixel]!) : level;
    return Math.min(255, Math.round((255 * (beyond - usual)) / most));
  });
  return { ...levels, pixels };
}

/** The median: most of a photo is paper. */
function middleDifference(paper: Uint8Array, levels: Uint8Array): number {
  const histogram = new Uint32Array(256);
  for (let pixel = 0; pixel < levels.length; pixel++) {
    histogram[paper[pixel]! - levels[pixel]!]!++;
  }
  let median = 0;
  let below = histogram[0]!;
  while (below < levels.length / 2) below += histogram[++median]!;
  return median;
}
