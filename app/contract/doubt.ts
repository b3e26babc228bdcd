import * as v from 'valibot';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Finite = v.pipe(v.number(), v.finite());
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Of what the last layer gets no more values are looked at: a model's summary stays small. */
export const MOST_FEATURES = 1024;
const MOST_UNITS = 8;
/** Of the weights in base64, which is four characters for three bytes. */
const LONGEST_WEIGHTS = Math.ceil((MOST_FEATURES * MOST_UNITS) / 3) * 4;

/**
 * Tells what is like nothing that was learned: units beside those of the classes, on the same values
 * that the last layer gets, answer to what is none of them. See core/doubt/stranger-score.ts.
 */
export const StrangerTest = v.pipe(
  v.object({
    /** How many of the last layer's values are looked at, evenly spread over all of them. */
    features: v.pipe(Count, v.maxValue(MOST_FEATURES)),
    /** Unit by unit its weights as signed bytes, in base64; empty where there are no units. */
    weights: v.pipe(v.string(), v.maxLength(LONGEST_WEIGHTS)),
    /** Of each unit: what one step of its weights stands for. */
    scales: v.pipe(v.array(Finite), v.maxLength(MOST_UNITS)),
    /** Of each unit: what is added to its sum. */
    offsets: v.pipe(v.array(Finite), v.maxLength(MOST_UNITS)),
    /** How much the classes' own answer counts against the units'. */
    energy: Finite,
    /** What scores higher is a stranger. */
    limit: Finite,
  }),
  v.check(
    ({ features, weights, scales, offsets }) =>
      offsets.length === scales.length && bytesIn(weights) === features * scales.length,
    'expected a weight for each unit and value',
  ),
);
export type StrangerTest = v.InferOutput<typeof StrangerTest>;

/** What a model's readings are judged by; measured on samples that it did not learn from. */
export const Doubt = v.object({
  /** The logits are divided by it, which makes the probabilities honest. */
  temperature: v.pipe(Finite, v.gtValue(0)),
  strangers: StrangerTest,
  /** Every second test sample, where the recipe kept none aside for validation. */
  measuredOn: v.picklist(['validation', 'test']),
});
export type Doubt = v.InferOutput<typeof Doubt>;

/** Readings of about the same confidence. */
export const ReliabilityBin = v.object({
  count: Count,
  /** The mean probability of the class that was answered; 0 where there is nothing. */
  confidence: Share,
  /** The share of them that were right; 0 where there is nothing. */
  accuracy: Share,
});
export type ReliabilityBin = v.InferOutput<typeof ReliabilityBin>;

/** Whether probabilities are what they say. */
export const Calibration = v.object({
  /** The expected calibration error: by how much confidence and accuracy differ in the mean. */
  error: Share,
  /** Equally wide, from 0 to 1. */
  bins: v.array(ReliabilityBin),
});
export type Calibration = v.InferOutput<typeof Calibration>;

/** How far a model's doubt can be relied on, on samples by which it was not measured. */
export const Reliability = v.object({
  count: Count,
  temperature: v.number(),
  /** Without dividing by the temperature. */
  before: Calibration,
  after: Calibration,
  /** Share of samples that were not taken for strangers. */
  accepted: Share,
  /** Share of drawn letters, shapes and noise that were; null where the classes are no digits. */
  refused: v.nullable(Share),
  /** Share of readings that are sure, and of these the share that are right. */
  sure: Share,
  sureAccuracy: Share,
});
export type Reliability = v.InferOutput<typeof Reliability>;

function bytesIn(base64: string): number {
  return (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);
}
