import { totalmem } from 'node:os';
import { FailureError } from '../../../contract/failures.ts';
import { type Layer, MOST_PARAMETERS } from '../../../contract/network.ts';
import type { TrainingSettings } from '../../../contract/training.ts';
import { networkCost } from '../../../core/network/cost.ts';
import { stepBytes } from '../../../core/network/memory.ts';
import { shapesOf, withOutput } from '../../../core/network/shapes.ts';

/** No batch is worth more, however much memory there is. */
const MOST_STEP_BYTES = 4_000_000_000;

/**
 * The layers that settings ask for, for so many classes, with the recipe's dropout.
 * @throws FailureError `network-unfit`, `network-too-large` or `batch-too-large`, before memory is
 * taken
 */
export function fitNetwork({ network, recipe }: TrainingSettings, classCount: number): Layer[] {
  const { dropout } = recipe;
  const layers = withOutput(network.layers, classCount).map((layer) =>
    layer.kind === 'dropout' && dropout !== null ? { ...layer, rate: dropout } : layer,
  );
  shapesOf(layers).forEach((shape, layer) => {
    if ('problem' in shape) {
      throw new FailureError({ code: 'network-unfit', layer, problem: shape.problem });
    }
  });
  const { parameters } = networkCost(layers);
  if (parameters > MOST_PARAMETERS) {
    throw new FailureError({ code: 'network-too-large', parameters });
  }
  const { batchSize } = recipe;
  const bytes = stepBytes(layers, batchSize);
  const most = Math.min(MOST_STEP_BYTES, totalmem() / 2);
  if (bytes > most) {
    throw new FailureError({ code: 'batch-too-large', batchSize, bytes, most });
  }
  return layers;
}
