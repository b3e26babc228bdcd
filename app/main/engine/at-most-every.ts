/** A question that is answered with yes at first, and then at most once in so many milliseconds. */
export function atMostEvery(ms: number): () => boolean {
  let before = -Infinity;
  return () => {
    const now = performance.now();
    if (now - before < ms) return false;
    before = now;
    return true;
  };
}
