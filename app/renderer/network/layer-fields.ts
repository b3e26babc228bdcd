import { type Layer, LAYER_BOUNDS } from '../../contract/network.ts';
import { m } from '../i18n/messages.ts';

/** A number of a layer that can be typed. */
export interface LayerField {
  name: string;
  label: string;
  value: number;
  bounds: { minimum: number; maximum: number };
  isWhole: boolean;
  /** The layer with another number there. */
  changed: (value: number) => Layer;
}

const { units, filters, kernelSize, stride, poolSize, slope, rate } = LAYER_BOUNDS;

/** The numbers of a layer, in the order in which one says them. */
export function fieldsOf(layer: Layer): LayerField[] {
  switch (layer.kind) {
    case 'dense':
      return [
        {
          ...{ name: 'units', label: m.layerUnits(), value: layer.units, bounds: units },
          ...{ isWhole: true, changed: (value) => ({ ...layer, units: value }) },
        },
      ];
    case 'conv2d':
      return [
        {
          ...{ name: 'filters', label: m.layerFilters(), value: layer.filters, bounds: filters },
          ...{ isWhole: true, changed: (value) => ({ ...layer, filters: value }) },
        },
        {
          ...{ name: 'kernelSize', label: m.layerKernelSize(), value: layer.kernelSize },
          ...{ bounds: kernelSize, isWhole: true },
          changed: (value) => ({ ...layer, kernelSize: value }),
        },
        {
          ...{ name: 'stride', label: m.layerStride(), value: layer.stride, bounds: stride },
          ...{ isWhole: true, changed: (value) => ({ ...layer, stride: value }) },
        },
      ];
    case 'maxPool':
    case 'averagePool':
      return [
        {
          ...{ name: 'size', label: m.layerPoolSize(), value: layer.size, bounds: poolSize },
          ...{ isWhole: true, changed: (value) => ({ ...layer, size: value }) },
        },
      ];
    case 'leakyRelu':
      return [
        {
          ...{ name: 'slope', label: m.layerSlope(), value: layer.slope, bounds: slope },
          ...{ isWhole: false, changed: (value) => ({ ...layer, slope: value }) },
        },
      ];
    case 'dropout':
      return [
        {
          ...{ name: 'rate', label: m.layerRate(), value: layer.rate, bounds: rate },
          ...{ isWhole: false, changed: (value) => ({ ...layer, rate: value }) },
        },
      ];
    default:
      return [];
  }
}
