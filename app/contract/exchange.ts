import * as v from 'valibot';
import { DigitFormat } from './catalogue.ts';
import { DatasetSummary, Name } from './dataset.ts';
import { PixelGrid } from './digit.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Stands for folders or files that the person chose in a dialog of the main process: the page never
 * names a path.
 */
export const Ticket = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

/** The side of the largest picture that is read, in pixels. */
export const LARGEST_SIDE = 512;
/** The most samples that an own dataset may have. */
export const MOST_OWN_SAMPLES = 200_000;

export const ImportOptions = v.strictObject({
  /**
   * `mnist`: the ink scaled into 20x20 keeping its shape, its centre of mass in the middle of 28x28.
   * `stretch`: the whole picture scaled to 28x28; one that is 28x28 already stays as it is.
   */
  fit: v.picklist(['mnist', 'stretch']),
  ink: v.picklist(['dark', 'light']),
});
export type ImportOptions = v.InferOutput<typeof ImportOptions>;

/** What was passed over while importing, and why. */
export const ImportProblem = v.object({
  /** A file below the chosen folder, or a line or place in a file. */
  where: v.string(),
  code: v.picklist([
    'not-readable', // the system does not let us
    'not-an-image',
    'image-damaged',
    'too-large', // more than 512 pixels wide or high
    'blank', // no ink at all
    'label-strange', // the class is not known or cannot be one
    'wrong-length', // a line of CSV with too few or too many values
    'not-a-pixel', // a value that is not a whole number from 0 to 255
    'not-in-a-class', // an image beside the folders of the classes
  ]),
  /** A value, a size or a system code that belongs to it; may be empty. */
  detail: v.string(),
});
export type ImportProblem = v.InferOutput<typeof ImportProblem>;

/** How many problems are listed one by one. */
export const LISTED_PROBLEMS = 200;
/** The most samples that a preview shows. */
export const PREVIEW_SAMPLES = 24;

/** What an import would read, with some samples as they would become. */
export const ImportPreview = v.object({
  format: DigitFormat,
  /** The name of the folder or file, as a suggestion. */
  name: Name,
  classes: v.array(v.string()),
  /** Null where only reading everything would tell. */
  count: v.nullable(Count),
  /** A part that has no samples is split off the other. */
  hasTestPart: v.boolean(),
  /** Of the first picture, in pixels. */
  width: Count,
  height: Count,
  /** The options that the samples are shown with: those asked for, else what was found to fit. */
  options: ImportOptions,
  samples: v.pipe(
    v.array(v.object({ label: v.string(), pixels: PixelGrid })),
    v.maxLength(PREVIEW_SAMPLES),
  ),
  problems: v.array(ImportProblem),
});
export type ImportPreview = v.InferOutput<typeof ImportPreview>;

export const ImportResult = v.object({
  dataset: DatasetSummary,
  /** The first LISTED_PROBLEMS of problemCount. */
  problems: v.array(ImportProblem),
  problemCount: Count,
});
export type ImportResult = v.InferOutput<typeof ImportResult>;

export const ExportResult = v.object({
  /** The folder that was made. */
  folder: v.string(),
  files: Count,
  bytes: Count,
});
export type ExportResult = v.InferOutput<typeof ExportResult>;
