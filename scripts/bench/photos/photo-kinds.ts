import type { Light, PhotoKind } from './photo-of.ts';

const even: Light = () => 0.95;
/** To a third from one corner to the other. */
const slanting: Light = (x, y) => 1 - (0.67 * (x + y)) / 2;
const vignette: Light = (x, y) => 1 - 0.9 * ((x - 0.5) ** 2 + (y - 0.5) ** 2);
/** Somebody's hand: two fifths of the light, with an edge right through the middle. */
const shadow: Light = (x, y) => 0.95 * (0.4 + 0.6 * smoothStep((x + 0.4 * y - 0.7) * 60));
const shadowAndSlanting: Light = (x, y) => shadow(x, y) * (1 - 0.3 * y);

function smoothStep(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

const middle = { x: 0.5, y: 0.5, height: 0.55 };
const pen: PhotoKind = {
  ...{ light: even, paper: 0.9, ink: 0.2, pen: 0.06, noise: 3 },
  place: middle,
};
const ruled = { across: 34, level: 0.62, thickness: 2, tilt: 0.04 };
const squared = { across: 22, down: 22, level: 0.66, thickness: 2, tilt: 0.04 };

/** What people take photos of: all with the same digits, so that they can be compared. */
export const PHOTO_KINDS = {
  plain: pen,
  marker: { ...pen, pen: 0.14 },
  pencil: { ...pen, ink: 0.6, pen: 0.04 },
  small: { ...pen, place: { x: 0.35, y: 0.6, height: 0.15 } },
  slanting: { ...pen, light: slanting },
  vignette: { ...pen, light: vignette },
  shadow: { ...pen, light: shadow },
  noisy: { ...pen, noise: 18 },
  dark: { ...pen, light: () => 0.25, noise: 6 },
  ruled: { ...pen, lines: ruled },
  'ruled, dark lines': { ...pen, lines: { ...ruled, level: 0.35 } },
  'ruled like ink': { ...pen, ink: 0.4, lines: { ...ruled, level: 0.4 } },
  'marker on squared': { ...pen, ink: 0.4, pen: 0.12, lines: { ...squared, level: 0.4 } },
  'squared like ink': { ...pen, ink: 0.4, lines: { ...squared, level: 0.45 } },
  'thin, ruled like ink': {
    ...pen,
    place: { x: 0.5, y: 0.5, height: 0.9 },
    pen: 0.03,
    lines: { ...ruled, level: 0.4 },
  },
  'thin, fills the photo': { ...pen, place: { x: 0.5, y: 0.5, height: 0.98 }, pen: 0.025 },
  squared: { ...pen, lines: squared },
  'squared, pencil': { ...pen, ink: 0.5, lines: squared },
  'shadow on ruled': { ...pen, light: shadowAndSlanting, lines: ruled },
  'shadow on squared': { ...pen, light: shadowAndSlanting, lines: squared },
  board: { ...pen, paper: 0.2, ink: 0.8, pen: 0.08, grain: 0.3, noise: 5, light: slanting },
  'board, shadow': { ...pen, paper: 0.15, ink: 0.8, pen: 0.08, grain: 0.2, light: shadow },
  'squared board': {
    ...pen,
    ...{ paper: 0.2, ink: 0.8, pen: 0.08, grain: 0.2, lines: { ...squared, level: 0.4 } },
  },
  'on a table': { ...pen, table: 0.25, light: slanting },
  'at the border': { ...pen, place: { x: 0.5, y: 0.3, height: 0.6 } },
  'fills the photo': { ...pen, pen: 0.1, place: { x: 0.5, y: 0.5, height: 0.98 } },
} as const satisfies Record<string, PhotoKind>;
