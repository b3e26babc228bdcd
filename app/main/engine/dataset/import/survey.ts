import { GRID_SIDE } from '../../../../contract/digit.ts';
import {
  type ImportOptions,
  type ImportProblem,
  PREVIEW_SAMPLES,
} from '../../../../contract/exchange.ts';
import { surveyPaper } from '../../../../core/drawing/paper.ts';
import { type ImportSource, isProblem, type SourcePicture } from './import-source.ts';
import { takeTurns } from '../../take-turns.ts';

/** What some pictures say of all. */
export interface Survey {
  options: ImportOptions;
  /** See surveyPaper. */
  tint: number;
  pictures: SourcePicture[];
  problems: ImportProblem[];
}

const MOST_PICTURES = 100;
/** Large pictures take long to decode; as many as a preview shows are always looked at. */
const ENOUGH_PIXELS = 1_500_000;
/** A folder in which nothing can be read is given up after so many. */
const MOST_PROBLEMS = 1_000;

/**
 * Looks at the first pictures, or some of each class, and finds the options where none are given:
 * pictures that are 28x28 are taken as they are.
 * @throws FailureError `cancelled`, or what reading the source throws
 */
export async function surveySource(
  source: ImportSource,
  options: ImportOptions | null,
  signal?: AbortSignal,
): Promise<Survey> {
  const pictures: SourcePicture[] = [];
  const problems: ImportProblem[] = [];
  const turn = takeTurns(signal);
  let pixels = 0;
  for await (const item of source.items({ spread: true })) {
    if (isProblem(item)) problems.push(item);
    else {
      pictures.push({ ...item, pixels: item.pixels.slice() });
      pixels += item.pixels.length;
    }
    await turn();
    if (pictures.length >= MOST_PICTURES || problems.length >= MOST_PROBLEMS) break;
    if (pictures.length >= PREVIEW_SAMPLES && pixels >= ENOUGH_PIXELS) break;
  }
  const { ink, tint } = surveyPaper(pictures, options?.ink);
  const areGrids = pictures.every(
    ({ width, height }) => width === GRID_SIDE && height === GRID_SIDE,
  );
  return {
    options: options ?? { fit: areGrids ? 'stretch' : 'mnist', ink },
    tint,
    pictures,
    problems,
  };
}
