import * as v from 'valibot';
import { Doubt } from '../../../contract/doubt.ts';
import type { Recipe } from '../../../contract/recipe.ts';
import type { Evaluation } from '../../../contract/training.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { allOf } from '../dataset/sample-choice.ts';
import { measureDoubt } from '../doubt/measure-doubt.ts';
import type { Network } from '../network/network.ts';
import { evaluate } from '../prediction/evaluate.ts';
import type { Snapshot } from './run-state.ts';

interface Conclusion {
  /** What the network's weights belong to; null if nothing was learned. */
  snapshot: Snapshot | null;
  /** The epoch to which the weights were taken back, if they were. */
  restoredEpoch: number | null;
  test: Evaluation;
  /** Null where nothing was learned, or it could not be measured. */
  doubt: Doubt | null;
}

interface Ended {
  network: Network;
  recipe: Recipe;
  last: Snapshot | null;
  /** To take back, if it is not the last. */
  best: Snapshot | null;
  dataset: Dataset;
}

/**
 * Puts the best epoch's weights in place, and says what the test set says of what is there then and
 * how it is to be doubted.
 */
export async function concludeRun(ended: Ended): Promise<Conclusion> {
  const { network, recipe, last, best, dataset } = ended;
  const isTakenBack = last !== null && best !== null && best.state.step !== last.state.step;
  if (isTakenBack) network.setValues(best.weights);
  // The curves on screen go on to where the run ended; training on begins at the best epoch.
  const snapshot = isTakenBack ? best : last;
  const restoredEpoch = isTakenBack ? best.state.epochsDone : null;

  const test = await testOf(ended, snapshot);
  const doubt = snapshot ? await doubtOf(network, dataset, recipe) : null;
  return { snapshot, restoredEpoch, test, doubt };
}

async function testOf(
  { network, recipe, dataset }: Ended,
  snapshot: Snapshot | null,
): Promise<Evaluation> {
  const epoch = snapshot?.state.epochs.at(-1);
  // Where the test set watched the run, it is known already after an epoch.
  if (epoch && recipe.validationShare === 0 && epoch.step === snapshot?.state.step) {
    return epoch.evaluation;
  }
  const { loss, accuracy, count } = await evaluate(network, allOf(dataset.test));
  return { loss, accuracy, count };
}

/** A network is worth more than its doubt: the log says why that could not be measured. */
async function doubtOf(network: Network, dataset: Dataset, recipe: Recipe): Promise<Doubt | null> {
  try {
    return v.parse(Doubt, await measureDoubt(network, { dataset, recipe }));
  } catch (error) {
    console.error('the doubt could not be measured:', error);
    return null;
  }
}
