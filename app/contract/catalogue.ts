import * as v from 'valibot';
import { ClassNames, DatasetId } from './dataset.ts';
import { Failure } from './failures.ts';
import { Moment } from './moment.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The ways in which digits come from and go to other programs. */
export const DIGIT_FORMATS = ['idx', 'images', 'csv'] as const;
export const DigitFormat = v.picklist(DIGIT_FORMATS);
export type DigitFormat = v.InferOutput<typeof DigitFormat>;

export const DatasetOrigin = v.variant('kind', [
  v.object({ kind: v.literal('built-in') }),
  v.object({ kind: v.literal('fetched'), host: v.string() }),
  /** The original files, from a folder of this computer or a stick. */
  v.object({ kind: v.literal('copied'), from: v.string() }),
  v.object({ kind: v.literal('imported'), from: v.string(), format: DigitFormat }),
]);
export type DatasetOrigin = v.InferOutput<typeof DatasetOrigin>;

const WORK_KINDS = ['fetch', 'copy', 'verify', 'import', 'export'] as const;

/** What is being done with a dataset, announced at most ten times a second. */
export const DatasetWork = v.object({
  kind: v.picklist(WORK_KINDS),
  unit: v.picklist(['bytes', 'digits']),
  done: Count,
  /** Null while it is not known. */
  total: v.nullable(Count),
  perSecond: v.number(),
  secondsLeft: v.nullable(v.number()),
  /** The file at hand, where the work goes file by file. */
  file: v.nullable(v.object({ name: v.string(), done: Count, total: v.nullable(Count) })),
});
export type DatasetWork = v.InferOutput<typeof DatasetWork>;

export const CatalogueEntry = v.object({
  id: DatasetId,
  name: v.string(),
  /** `absent`: known, but not on this computer yet. */
  state: v.picklist(['ready', 'absent', 'damaged']),
  classes: ClassNames,
  trainCount: Count,
  testCount: Count,
  /** What it takes on the disk, parts of an unfinished fetch included. */
  bytesOnDisk: Count,
  /** What a fetch transfers; null where there is nothing to fetch. */
  fetchBytes: v.nullable(Count),
  origin: v.nullable(DatasetOrigin),
  /** When it came to this computer; null for what was built in or is absent. */
  addedAt: v.nullable(Moment),
  licence: v.nullable(v.string()),
  work: v.nullable(DatasetWork),
  /** Why it is damaged, or how the last fetch failed. */
  problem: v.nullable(Failure),
});
export type CatalogueEntry = v.InferOutput<typeof CatalogueEntry>;

/** All datasets of this person, the known ones first. */
export const Catalogue = v.object({
  entries: v.array(CatalogueEntry),
  inUse: DatasetId,
  /** False where the settings say "never download". */
  mayFetch: v.boolean(),
  /** The mirror that was set, if one was. */
  mirror: v.nullable(v.string()),
});
export type Catalogue = v.InferOutput<typeof Catalogue>;
