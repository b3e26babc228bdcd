export type Point = readonly [x: number, y: number];

/** One movement of the pen, from touching the paper to leaving it; y points down. */
export type Stroke = readonly Point[];
