import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';
import type { ImportOptions } from '../../contract/exchange.ts';
import { BOX_SIDE } from './fit-to-grid.ts';
import type { GreyPicture } from './grey-picture.ts';
import { borderLevel } from './paper.ts';
import { centreOfInk, longerSideOf, outlineOf } from './picture-ink.ts';
import { CENTRE } from './place-ink.ts';
import { resample, type Span, toGrid } from './resample.ts';

/** Paler than this is noise of the paper, and no part of a digit's outline. */
const FAINTEST_INK = 24;
/** How much further from pure than the others of its set one picture's paper may be. */
const TINT_TOLERANCE = 48;
/** How far tinted paper, which no drawing program made, strays from its own level. */
const PAPER_NOISE = 8;

/**
 * Makes a sample of a picture that was not drawn here (see ImportOptions for the two ways).
 * @param tint how far the paper of the set is from pure white or black, as surveyPaper found it;
 *   where it is 0 nothing is taken off, so that pictures full of ink keep it.
 * @returns 784 bytes, 0 paper to 255 ink; null where there is no ink
 */
export function fitPicture(
  picture: GreyPicture,
  { fit, ink }: ImportOptions,
  tint: number,
): PixelGrid | null {
  const { width, height } = picture;
  const isGrid = width === GRID_SIDE && height === GRID_SIDE;
  if (fit === 'stretch' && ink === 'light' && isGrid) {
    return picture.pixels.some((level) => level > 0) ? picture.pixels.slice() : null;
  }
  const inked = inkOf(picture, ink, tint);
  const darkest = mostOf(inked.pixels);
  if (darkest === 0 || (tint > 0 && darkest < FAINTEST_INK)) return null;
  if (fit === 'stretch') {
    const whole = { across: { from: 0, to: width }, down: { from: 0, to: height } };
    return toGrid(resample(inked, whole, whole.across, whole.down));
  }
  return fitInk(inked, Math.min(FAINTEST_INK, darkest / 4));
}

/** Turns light and dark so that ink is high, and takes the paper's own tint off. */
function inkOf(picture: GreyPicture, ink: ImportOptions['ink'], tint: number): GreyPicture {
  const isDark = ink === 'dark';
  const border = tint > 0 ? borderLevel(picture) : 0;
  const own = isDark ? 255 - border : border;
  const paper = tint > 0 ? Math.min(Math.min(own, tint + TINT_TOLERANCE) + PAPER_NOISE, 254) : 0;
  if (!isDark && paper === 0) return picture;
  const table = Uint8Array.from({ length: 256 }, (_, level) => {
    const above = (isDark ? 255 - level : level) - paper;
    return Math.round((Math.max(0, above) * 255) / (255 - paper));
  });
  const { pixels } = picture;
  const inked = new Uint8Array(pixels.length);
  for (let pixel = 0; pixel < pixels.length; pixel++) inked[pixel] = table[pixels[pixel]!]!;
  return { ...picture, pixels: inked };
}

function mostOf(values: Uint8Array | Float32Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

/**
 * The ink's outline becomes 20 pixels long, and its centre of mass the middle. Scaling makes thin
 * strokes pale, and the darkest pixel of nearly all of MNIST's digits is 255: so it is here.
 */
function fitInk(inked: GreyPicture, faintest: number): PixelGrid {
  const box = outlineOf(inked, faintest);
  const perPixel = longerSideOf(box) / BOX_SIDE;
  const [x, y] = centreOfInk(inked, box);
  const window = (centre: number, to: number): Span => {
    const exact = centre - to * perPixel;
    // At the same size a shift by whole pixels keeps the digit as sharp as it was.
    const from = perPixel === 1 ? Math.round(exact) : exact;
    return { from, to: from + GRID_SIDE * perPixel };
  };
  const values = resample(inked, box, window(x, CENTRE.x), window(y, CENTRE.y));
  const darkest = mostOf(values);
  return toGrid(values, darkest > 0 ? 255 / darkest : 1);
}
