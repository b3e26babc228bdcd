import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Which digits the network learns from and is tested on. */
export const DatasetSummary = v.object({
  /** `starter` for the built-in digits, else the folder they came from. */
  name: v.string(),
  trainCount: Count,
  testCount: Count,
});
export type DatasetSummary = v.InferOutput<typeof DatasetSummary>;
