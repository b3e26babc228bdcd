import * as v from 'valibot';
import { CLASS_LIMIT, KNOWN_DATASETS } from './dataset.ts';
import { PRESET_NAMES } from './network.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Classes = v.pipe(Count, v.maxValue(CLASS_LIMIT));

/** What a set or a network is that a person made; its name is theirs. */
export const OWN = 'own';

/** Only its kind and sizes. */
const ReportedDataset = v.strictObject({
  kind: v.picklist([...KNOWN_DATASETS, OWN]),
  classes: Classes,
  trainCount: Count,
  testCount: Count,
});
export type ReportedDataset = v.InferOutput<typeof ReportedDataset>;

const ReportedModel = v.strictObject({
  network: v.picklist([...PRESET_NAMES, OWN]),
  layers: Count,
  parameters: Count,
  epochs: Count,
  /** On the test samples, 0 to 1. */
  accuracy: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** It learned somebody's hand after its training. */
  isOfAHand: v.boolean(),
  dataset: ReportedDataset,
});
export type ReportedModel = v.InferOutput<typeof ReportedModel>;

/** As the engine tells it, such as `2.21.0`. */
const Version = v.pipe(v.string(), v.maxLength(40), v.regex(/^[\w.+-]*$/));

/**
 * What the page knows and a report to the developers should have: kinds and sizes, nothing that a
 * person wrote.
 */
export const PageReport = v.strictObject({
  /** Null where the engine did not answer or has no TensorFlow. */
  tensorflow: v.nullable(v.strictObject({ version: Version, tfjs: Version, tensors: Count })),
  /** Device pixels of a pixel of the page. */
  pixelRatio: v.pipe(v.number(), v.minValue(0.1), v.maxValue(20)),
  model: v.nullable(ReportedModel),
  modelCount: Count,
  dataset: v.nullable(ReportedDataset),
  isTraining: v.boolean(),
});
export type PageReport = v.InferOutput<typeof PageReport>;
