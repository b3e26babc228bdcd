import type { GreyPicture } from './grey-picture.ts';

/** What the pictures of a set have in common. */
export interface PaperSurvey {
  /** Whether the ink is darker or lighter than the paper. */
  ink: 'dark' | 'light';
  /** How far the paper is from pure white (dark ink) or pure black (light ink), 0 to 255. */
  tint: number;
}

/**
 * Looks at some pictures of a set. The border of a picture is mostly paper, so where the border is
 * lighter than the whole, the ink is dark.
 * @param ink if it is known already
 */
export function surveyPaper(
  pictures: readonly GreyPicture[],
  ink: PaperSurvey['ink'] | null = null,
): PaperSurvey {
  const borders = pictures.map(borderLevel);
  let lighter = 0;
  pictures.forEach((picture, index) => (lighter += borders[index]! - meanLevel(picture)));
  const isLightPaper = lighter === 0 ? middleOf(borders) > 127 : lighter > 0;
  const found = ink ?? (isLightPaper ? 'dark' : 'light');
  const paper = middleOf(borders);
  return { ink: found, tint: found === 'dark' ? 255 - paper : paper };
}

/** The median of the outermost pixels: what a few strokes that reach the edge do not change. */
export function borderLevel({ width, height, pixels }: GreyPicture): number {
  const border: number[] = [];
  for (let column = 0; column < width; column++) {
    border.push(pixels[column]!, pixels[(height - 1) * width + column]!);
  }
  for (let row = 1; row < height - 1; row++) {
    border.push(pixels[row * width]!, pixels[row * width + width - 1]!);
  }
  return middleOf(border);
}

function middleOf(levels: number[]): number {
  return [...levels].sort((a, b) => a - b)[levels.length >> 1] ?? 0;
}

function meanLevel({ pixels }: GreyPicture): number {
  let sum = 0;
  for (const level of pixels) sum += level;
  return sum / pixels.length;
}
