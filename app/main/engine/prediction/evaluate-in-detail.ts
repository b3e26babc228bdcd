import type { Doubt } from '../../../contract/doubt.ts';
import type { DetailedEvaluation } from '../../../contract/models.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { allOf } from '../dataset/sample-choice.ts';
import { measureReliability } from '../doubt/measure-reliability.ts';
import type { Network } from '../network/network.ts';
import { evaluate } from './evaluate.ts';

/** A network on all test samples of a dataset, and how far its doubt can be relied on there. */
export async function evaluateInDetail(
  network: Network,
  doubt: Doubt | null,
  dataset: Dataset,
): Promise<DetailedEvaluation> {
  const { loss, accuracy, count, confusion } = await evaluate(network, allOf(dataset.test));
  const reliability = doubt ? await measureReliability(network, doubt, dataset) : null;
  return { loss, accuracy, count, confusion, reliability };
}
