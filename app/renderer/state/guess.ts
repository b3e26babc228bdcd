/** A class with what the network gives it. */
export interface Guess {
  /** The place of the class among all. */
  label: number;
  probability: number;
}

/** The most probable classes, the best first. */
export function bestGuesses(probabilities: readonly number[], count: number): readonly Guess[] {
  return probabilities
    .map((probability, label) => ({ label, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count);
}
