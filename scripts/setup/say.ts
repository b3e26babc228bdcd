/**
 * Tells the person what the set-up does. On stderr, so that the output of
 * whatever runs after the set-up (`npm run cli -- --json`) stays clean.
 */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
