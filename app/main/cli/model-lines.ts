import type { ModelSummary } from '../../contract/models.ts';
import { accuracyText, count, decimals } from './numbers.ts';

/** What is known of a model, in lines for a person. */
export function modelLines({
  parameterCount,
  savedAt,
  settings,
  dataset,
  epochsDone,
  test,
}: ModelSummary): string[] {
  const { network, recipe } = settings;
  const { epochs, optimizer, batchSize, learningRate, schedule, seed } = recipe;
  return [
    `${network.name} with ${count(parameterCount)} parameters, saved at ${savedAt}`,
    `${epochsDone} of ${epochs} epochs on ${count(dataset.trainCount)} digits of ${dataset.name}, ${optimizer}, batch ${batchSize}, rate ${learningRate} ${schedule.kind}, seed ${seed}`,
    `${accuracyText(test)} of ${count(test.count)} test digits right, loss ${decimals(test.loss)}`,
  ];
}
