import * as v from 'valibot';

/** What the person wants of downloads. */
export const Downloads = v.object({
  /**
   * Asked instead of the public hosts; null for those. Checked only when it is used: a wrong one has
   * to be told where one fetches.
   */
  mirror: v.nullable(v.string()),
  neverDownload: v.boolean(),
});
export type Downloads = v.InferOutput<typeof Downloads>;
