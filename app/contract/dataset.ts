import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The most classes that a dataset may have. */
export const CLASS_LIMIT = 100;
export const LONGEST_NAME = 60; /* characters */

/** With the spaces around it: what is cut out of a long text would keep all of it in memory. */
const LONGEST_UNTRIMMED = 1_000; /* characters */

/** What a person calls a class or a dataset. */
export const Name = v.pipe(
  v.string(),
  v.maxLength(LONGEST_UNTRIMMED),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(LONGEST_NAME),
);

/** The names of the classes; a label is a place in it. */
export const ClassNames = v.pipe(v.array(Name), v.minLength(2), v.maxLength(CLASS_LIMIT));
export const DIGIT_CLASSES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The sets that the app knows beforehand. */
export const KNOWN_DATASETS = ['starter', 'mnist', 'fashion-mnist'] as const;

/** Also the name of its folder: nothing else may be in it. */
export const DatasetId = v.union([
  v.picklist(KNOWN_DATASETS),
  v.pipe(v.string(), v.regex(/^own-[0-9a-f]{12}$/)),
]);
export type DatasetId = v.InferOutput<typeof DatasetId>;

/** Of each sample it is decided once whether it is learned from or only tested on. */
export const Part = v.picklist(['train', 'test']);
export type Part = v.InferOutput<typeof Part>;

/** Which digits the network learns from and is tested on. */
export const DatasetSummary = v.object({
  /**
   * A DatasetId, or the folder that the command line was given. Models that were saved before
   * datasets had one knew only the starter digits.
   */
  id: v.optional(v.string(), 'starter'),
  name: v.string(),
  classes: v.optional(ClassNames, DIGIT_CLASSES),
  trainCount: Count,
  testCount: Count,
});
export type DatasetSummary = v.InferOutput<typeof DatasetSummary>;
