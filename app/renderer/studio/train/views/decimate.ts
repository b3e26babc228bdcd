import type { ChartPoint } from './curve-series.ts';

/**
 * At most two points of each pixel column: its lowest and its highest, in the order in which they
 * came, so that no spike is lost however many points there are. What is no number is left out.
 *
 * @param perColumn how many values fall into one column; a line that grows keeps its columns
 * @param xOf where the value at a place stands
 */
export function decimate(
  values: Float32Array,
  perColumn: number,
  xOf: (place: number) => number,
): ChartPoint[] {
  const points: ChartPoint[] = [];
  const width = Math.max(1, perColumn);
  const take = (place: number) => points.push({ x: xOf(place), y: values[place]! });
  for (let column = 0; column * width < values.length; column++) {
    const end = Math.min(values.length, Math.ceil((column + 1) * width));
    let lowest = -1;
    let highest = -1;
    for (let place = Math.ceil(column * width); place < end; place++) {
      const value = values[place]!;
      if (Number.isNaN(value)) continue;
      if (lowest === -1 || value < values[lowest]!) lowest = place;
      if (highest === -1 || value > values[highest]!) highest = place;
    }
    if (lowest === -1) continue;
    take(Math.min(lowest, highest));
    if (lowest !== highest) take(Math.max(lowest, highest));
  }
  return points;
}
