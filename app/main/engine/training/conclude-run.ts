import type { Recipe } from '../../../contract/recipe.ts';
import type { Evaluation } from '../../../contract/training.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import { allOf } from '../dataset/sample-choice.ts';
import type { Network } from '../network/network.ts';
import { evaluate } from '../prediction/evaluate.ts';
import type { Snapshot } from './run-state.ts';

interface Conclusion {
  /** What the network's weights belong to; null if nothing was learned. */
  snapshot: Snapshot | null;
  /** The epoch to which the weights were taken back, if they were. */
  restoredEpoch: number | null;
  test: Evaluation;
}

interface Ended {
  network: Network;
  recipe: Recipe;
  last: Snapshot | null;
  /** To take back, if it is not the last. */
  best: Snapshot | null;
  testDigits: DigitSet;
}

/** Puts the best epoch's weights in place and says what the test set says of what is there then. */
export async function concludeRun(ended: Ended): Promise<Conclusion> {
  const { network, recipe, last, best, testDigits } = ended;
  const isTakenBack = last !== null && best !== null && best.state.step !== last.state.step;
  if (isTakenBack) network.setValues(best.weights);
  // The curves on screen go on to where the run ended; training on begins at the best epoch.
  const snapshot = isTakenBack ? best : last;
  const restoredEpoch = isTakenBack ? best.state.epochsDone : null;

  const epoch = snapshot?.state.epochs.at(-1);
  // Where the test set watched the run, it is known already after an epoch.
  if (epoch && recipe.validationShare === 0 && epoch.step === snapshot?.state.step) {
    return { snapshot, restoredEpoch, test: epoch.evaluation };
  }
  const { loss, accuracy, count } = await evaluate(network, allOf(testDigits));
  return { snapshot, restoredEpoch, test: { loss, accuracy, count } };
}
