import type { Layer } from '../../contract/network.ts';
import { parametersOfLayer } from './parameters.ts';
import { fittingShapes, type Shape, sizeOf } from './shapes.ts';

const BYTES_A_FLOAT = 4;

/** What a network, or a layer of it, costs. */
export interface Cost {
  /** Numbers that it learns. */
  parameters: number;
  /** Multiplications, each with an addition, for one sample forward. */
  multiplyAdds: number;
  /** Of the weights in a file. */
  bytes: number;
}

/**
 * The cost of all layers together.
 * @throws RangeError if the layers do not fit
 */
export function networkCost(layers: readonly Layer[]): Cost {
  return fittingShapes(layers)
    .map(({ input, output }, index) => layerCost(layers[index]!, input, output))
    .reduce(
      (sum, cost) => ({
        parameters: sum.parameters + cost.parameters,
        multiplyAdds: sum.multiplyAdds + cost.multiplyAdds,
        bytes: sum.bytes + cost.bytes,
      }),
      { parameters: 0, multiplyAdds: 0, bytes: 0 },
    );
}

/** The cost of one layer. */
export function layerCost(layer: Layer, input: Shape, output: Shape): Cost {
  const parameters = parametersOfLayer(layer, input);
  const sum = (all: typeof parameters) =>
    all.reduce((total, [, shape]) => total + sizeOf(shape), 0);
  return {
    parameters: sum(parameters.filter(([role]) => !role.startsWith('moving_'))),
    multiplyAdds: multiplyAdds(layer, input, output),
    bytes: sum(parameters) * BYTES_A_FLOAT,
  };
}

function multiplyAdds(layer: Layer, input: Shape, output: Shape): number {
  switch (layer.kind) {
    case 'dense':
      return input[0]! * layer.units;
    case 'conv2d':
      return sizeOf(output) * layer.kernelSize ** 2 * input.at(-1)!;
    case 'batchNorm':
      return sizeOf(input);
    default:
      // Comparisons and additions only, or too few to count.
      return 0;
  }
}
