import { GRID_SIDE } from '../../contract/digit.ts';
import type { SHAPE_PROBLEMS } from '../../contract/failures.ts';
import type { Layer } from '../../contract/network.ts';

/** Of one sample: [height, width, channels], or [values] once it is flat. */
export type Shape = readonly number[];

export type ShapeProblem = (typeof SHAPE_PROBLEMS)[number];

export type LayerShape = { input: Shape; output: Shape } | { input: Shape; problem: ShapeProblem };

export const INPUT_SHAPE: Shape = [GRID_SIDE, GRID_SIDE, 1];

/** All layers of a network for so many classes: the described ones and the one that gives logits. */
export function withOutput(layers: readonly Layer[], classCount: number): Layer[] {
  return [...layers, { kind: 'dense', units: classCount }];
}

/** The shapes before and behind each layer, up to the first that does not fit, that one included. */
export function shapesOf(layers: readonly Layer[]): LayerShape[] {
  const shapes: LayerShape[] = [];
  let input = INPUT_SHAPE;
  for (const layer of layers) {
    const output = outputShape(layer, input);
    if (typeof output === 'string') {
      shapes.push({ input, problem: output });
      break;
    }
    shapes.push({ input, output });
    input = output;
  }
  return shapes;
}

/**
 * The shapes of a network that is known to fit.
 * @throws RangeError otherwise
 */
export function fittingShapes(layers: readonly Layer[]): { input: Shape; output: Shape }[] {
  return shapesOf(layers).map((shape, index) => {
    if ('output' in shape) return shape;
    throw new RangeError(
      `layer ${index + 1} (${layers[index]!.kind}) does not fit: ${shape.problem}`,
    );
  });
}

/** The number of values in a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

function outputShape(layer: Layer, input: Shape): Shape | ShapeProblem {
  switch (layer.kind) {
    case 'dense':
      return input.length === 1 ? [layer.units] : 'needs-flat';
    case 'conv2d': {
      if (input.length === 1) return 'needs-picture';
      const { filters, kernelSize, stride, padding } = layer;
      const [height = 0, width = 0] = input;
      if (padding === 'same')
        return [Math.ceil(height / stride), Math.ceil(width / stride), filters];
      if (kernelSize > height || kernelSize > width) return 'too-small';
      const places = (side: number) => Math.floor((side - kernelSize) / stride) + 1;
      return [places(height), places(width), filters];
    }
    case 'maxPool':
    case 'averagePool': {
      if (input.length === 1) return 'needs-picture';
      const [height = 0, width = 0, channels = 0] = input;
      if (layer.size > height || layer.size > width) return 'too-small';
      return [Math.floor(height / layer.size), Math.floor(width / layer.size), channels];
    }
    case 'flatten':
      return [sizeOf(input)];
    default:
      return input;
  }
}
