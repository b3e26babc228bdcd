/** The points of a polyline through a loss curve, in a box of this size; empty without two points. */
export function lossLine(curve: readonly number[], width: number, height: number): string {
  const losses = curve.filter((loss) => Number.isFinite(loss));
  if (losses.length < 2) return '';
  const highest = Math.max(...losses) || 1;
  return losses
    .map((loss, index) => {
      const x = (index / (losses.length - 1)) * width;
      const y = height - (loss / highest) * height;
      return `${round(x)},${round(y)}`;
    })
    .join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
