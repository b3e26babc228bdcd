/** As InkPoint of the contract: milliseconds since the drawing's first point, pressure 0 to 1. */
export type Point = readonly [x: number, y: number, time?: number, pressure?: number];

/** One movement of the pen, from touching the paper to leaving it; y points down. */
export type Stroke = readonly Point[];
