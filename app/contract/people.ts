import * as v from 'valibot';
import { CLASS_LIMIT, Name } from './dataset.ts';
import { PixelGrid } from './digit.ts';
import { Ink } from './ink.ts';
import { ModelId } from './models.ts';
import { Evaluation } from './training.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Also the name of a file: nothing else may be in it. */
export const PersonId = v.pipe(v.string(), v.regex(/^person-[0-9a-f]{12}$/));
export type PersonId = v.InferOutput<typeof PersonId>;

export const DrawingId = v.pipe(v.string(), v.regex(/^drawing-[0-9a-f]{12}$/));
export type DrawingId = v.InferOutput<typeof DrawingId>;

/** What was meant, as a place among the classes. */
export const Label = v.pipe(Count, v.maxValue(CLASS_LIMIT - 1));

/** A person keeps no more drawings than this. */
export const MOST_DRAWINGS = 5_000;
export const MOST_PEOPLE = 200;

/** Somebody whose digits are kept. */
export const Person = v.object({
  id: PersonId,
  name: Name,
  /** How many of each label. */
  counts: v.pipe(v.array(Count), v.maxLength(CLASS_LIMIT)),
});
export type Person = v.InferOutput<typeof Person>;

export const People = v.object({
  /** By name. */
  people: v.array(Person),
  /** Whose drawings are being kept; null if there is nobody yet. */
  inUse: v.nullable(PersonId),
});
export type People = v.InferOutput<typeof People>;

/** A drawing that a person kept, as the network sees it. */
export const KeptDrawing = v.object({ id: DrawingId, label: Label, pixels: PixelGrid });
export type KeptDrawing = v.InferOutput<typeof KeptDrawing>;

/** A drawing to keep. */
export const NewDrawing = v.strictObject({ label: Label, ink: Ink });
export type NewDrawing = v.InferOutput<typeof NewDrawing>;

/** The fewest drawings that can be learned from. */
export const FEWEST_TO_LEARN = 2;

/** Of the same samples: read wrongly before and rightly after, and the other way round. */
const Switches = { gained: Count, lost: Count };

/** No more changes are told one by one. */
export const MOST_CHANGES = 60;

/** A copy of a model that has learned a person's hand: it reads drawings until it is kept or not. */
export const HandLesson = v.object({
  person: PersonId,
  /** Of the person when it was learned. */
  name: Name,
  /** The model it is a copy of. */
  model: ModelId,
  /** How many drawings it learned from. */
  drawings: Count,
  /** Of the learning alone. */
  seconds: v.number(),
  /** On the test samples of the digits in use. */
  before: Evaluation,
  after: Evaluation,
  ...Switches,
  /** Drawings that are now taken for something else than before, with how the network sees them. */
  changes: v.pipe(
    v.array(v.object({ ...KeptDrawing.entries, before: Label, after: Label })),
    v.maxLength(MOST_CHANGES),
  ),
});
export type HandLesson = v.InferOutput<typeof HandLesson>;

/**
 * How many of a person's drawings are read rightly before and after learning, each by a copy that
 * did not learn from it. Of a digit that was written once nothing would be left to learn: it is not
 * among the `count`.
 */
export const HandCheck = v.object({ count: Count, before: Count, after: Count, ...Switches });
export type HandCheck = v.InferOutput<typeof HandCheck>;

export const PEOPLE_FORMATS = ['json', 'idx'] as const;
export type PeopleFormat = (typeof PEOPLE_FORMATS)[number];

/** What came of reading drawings from a file. */
export const DrawingsImport = v.object({
  added: Count,
  /** Without a label, blank, no drawing, or one too many. */
  passedOver: Count,
});
export type DrawingsImport = v.InferOutput<typeof DrawingsImport>;
