import * as v from 'valibot';

/** What a model's readings are judged by; measured on samples that it did not learn from. */
export const Doubt = v.object({
  /** The logits are divided by it, which makes the probabilities honest. */
  temperature: v.number(),
});
export type Doubt = v.InferOutput<typeof Doubt>;
