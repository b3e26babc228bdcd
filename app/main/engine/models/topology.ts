import * as v from 'valibot';
import { GRID_SIDE } from '../../../contract/digit.ts';
import { Layer, MOST_LAYERS } from '../../../contract/network.ts';
import { layerName } from '../../../core/network/parameters.ts';
import { KerasLayer } from './keras-layer.ts';
import { fromKeras, toKeras } from './translate-layer.ts';

/** The logits' layer comes on top of what a person describes, and a Reshape before. */
const MOST_KERAS_LAYERS = MOST_LAYERS + 2;
const PICTURES = [null, GRID_SIDE, GRID_SIDE] as const;

/** What Keras has at the beginning: it says what the network takes, pictures without channels. */
const KerasBegin = v.variant('class_name', [
  v.object({
    class_name: v.literal('Flatten'),
    config: v.object({
      name: v.string(),
      batch_input_shape: v.tuple([v.null(), v.literal(GRID_SIDE), v.literal(GRID_SIDE)]),
    }),
  }),
  v.object({
    class_name: v.literal('Reshape'),
    config: v.object({
      name: v.string(),
      batch_input_shape: v.tuple([v.null(), v.literal(GRID_SIDE), v.literal(GRID_SIDE)]),
      target_shape: v.tuple([v.literal(GRID_SIDE), v.literal(GRID_SIDE), v.literal(1)]),
    }),
  }),
]);
type KerasBegin = v.InferOutput<typeof KerasBegin>;

/** A network as tfjs layers writes it: a Keras Sequential of pictures with values from 0 to 1. */
export const Topology = v.object({
  keras_version: v.string(),
  backend: v.string(),
  model_config: v.object({
    class_name: v.literal('Sequential'),
    config: v.object({
      name: v.string(),
      layers: v.pipe(v.tupleWithRest([KerasBegin], KerasLayer), v.maxLength(MOST_KERAS_LAYERS)),
    }),
  }),
});
export type Topology = v.InferOutput<typeof Topology>;

const Layers = v.array(Layer);

/** Describes a network in the words of tfjs layers, so that other programs can load it. */
export function toTopology(name: string, layers: readonly Layer[]): Topology {
  const named = layers.map((layer, index) => toKeras(layer, layerName(layers, index)));
  const [first] = layers;
  return {
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
    model_config: {
      class_name: 'Sequential',
      config: {
        name,
        layers:
          first?.kind === 'flatten'
            ? [beginFlat(layerName(layers, 0)), ...named.slice(1)]
            : [beginWithPicture(), ...named],
      },
    },
  };
}

/**
 * The layers that a topology describes.
 * @throws Error whose message says which number is out of bounds
 */
export function fromTopology(topology: Topology): Layer[] {
  const [begin, ...rest] = topology.model_config.config.layers;
  const layers = rest.map(fromKeras);
  const parsed = v.safeParse(
    Layers,
    begin.class_name === 'Flatten' ? [{ kind: 'flatten' }, ...layers] : layers,
  );
  if (!parsed.success) throw new Error(v.summarize(parsed.issues));
  return parsed.output;
}

function beginFlat(name: string): KerasBegin {
  return { class_name: 'Flatten', config: { name, batch_input_shape: [...PICTURES] } };
}

function beginWithPicture(): KerasBegin {
  return {
    class_name: 'Reshape',
    config: {
      name: 'reshape_1',
      batch_input_shape: [...PICTURES],
      target_shape: [GRID_SIDE, GRID_SIDE, 1],
    },
  };
}
