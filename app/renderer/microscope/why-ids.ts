/** The ways to ask why, in the order of their tabs. */
export const WHY_IDS = ['strokes', 'occlusion', 'activations'] as const;
export type WhyId = (typeof WHY_IDS)[number];
