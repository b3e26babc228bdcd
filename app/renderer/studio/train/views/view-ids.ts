/** The views of a run, in the order of their tabs. */
export const VIEW_IDS = ['curves', 'confusion', 'first-layer'] as const;
export type ViewId = (typeof VIEW_IDS)[number];
