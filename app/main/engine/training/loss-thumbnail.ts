const POINTS = 60;

/** A curve in a few points, each the mean of its part. */
export function lossThumbnail(loss: Float32Array): number[] {
  const count = Math.min(POINTS, loss.length);
  return Array.from({ length: count }, (_, point) => {
    const part = loss.subarray(
      Math.floor((point * loss.length) / count),
      Math.floor(((point + 1) * loss.length) / count),
    );
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}
