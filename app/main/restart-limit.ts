const DEATHS_ALLOWED = 3;
const WITHIN_MS = 60_000;

/**
 * Says at each death of the engine, or of the page, whether to start again: not any more from the
 * third death within a minute on, since what kills it at once would kill it for ever.
 */
export function createRestartLimit(now = () => performance.now()): () => boolean {
  let deaths: number[] = [];
  return () => {
    const time = now();
    deaths = [...deaths.filter((death) => time - death < WITHIN_MS), time];
    return deaths.length < DEATHS_ALLOWED;
  };
}
