import * as v from 'valibot';
import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import type { LayerDescription, LayerDescriptions } from '../network/layer-description.ts';
import { layerName } from '../network/parameters.ts';

const MOST_LAYERS = 64;
const MOST_UNITS = 16_384;

const Name = v.string();
const KerasLayer = v.variant('class_name', [
  v.object({
    class_name: v.literal('Flatten'),
    config: v.object({
      name: Name,
      batch_input_shape: v.tuple([v.null(), v.literal(GRID_SIDE), v.literal(GRID_SIDE)]),
    }),
  }),
  v.object({
    class_name: v.literal('Dense'),
    config: v.object({
      name: Name,
      units: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_UNITS)),
      activation: v.literal('linear'),
      use_bias: v.literal(true),
    }),
  }),
  v.object({
    class_name: v.literal('Activation'),
    config: v.object({ name: Name, activation: v.literal('relu') }),
  }),
  v.object({
    class_name: v.literal('Dropout'),
    config: v.object({ name: Name, rate: v.pipe(v.number(), v.minValue(0), v.ltValue(1)) }),
  }),
]);
type KerasLayer = v.InferOutput<typeof KerasLayer>;

/** A network as tfjs layers writes it: a Keras Sequential that begins with Flatten. */
export const Topology = v.object({
  keras_version: v.string(),
  backend: v.string(),
  model_config: v.object({
    class_name: v.literal('Sequential'),
    config: v.object({
      name: Name,
      layers: v.pipe(v.array(KerasLayer), v.minLength(1), v.maxLength(MOST_LAYERS)),
    }),
  }),
});
export type Topology = v.InferOutput<typeof Topology>;

/** Describes a network in the words of tfjs layers, so that other programs can load it. */
export function toTopology(name: string, layers: LayerDescriptions): Topology {
  return {
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
    model_config: {
      class_name: 'Sequential',
      config: {
        name,
        layers: layers.map((layer, index) => toKeras(layer, layerName(layers, index))),
      },
    },
  };
}

/** The network that a topology describes; the sizes of its layers follow from one to the next. */
export function fromTopology(topology: Topology): LayerDescriptions {
  let width = GRID_PIXELS;
  return topology.model_config.config.layers.map((layer): LayerDescription => {
    switch (layer.class_name) {
      case 'Flatten':
        return { kind: 'flatten' };
      case 'Dense': {
        const inputs = width;
        width = layer.config.units;
        return { kind: 'dense', inputs, outputs: width };
      }
      case 'Activation':
        return { kind: 'relu' };
      case 'Dropout':
        return { kind: 'dropout', rate: layer.config.rate };
    }
  });
}

function toKeras(layer: LayerDescription, name: string): KerasLayer {
  switch (layer.kind) {
    case 'flatten':
      return {
        class_name: 'Flatten',
        config: { name, batch_input_shape: [null, GRID_SIDE, GRID_SIDE] },
      };
    case 'dense':
      return {
        class_name: 'Dense',
        config: { name, units: layer.outputs, activation: 'linear', use_bias: true },
      };
    case 'relu':
      return { class_name: 'Activation', config: { name, activation: 'relu' } };
    case 'dropout':
      return { class_name: 'Dropout', config: { name, rate: layer.rate } };
  }
}
