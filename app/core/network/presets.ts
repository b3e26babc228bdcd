import {
  type Layer,
  type NetworkDescription,
  PRESET_NAMES,
  type PresetName,
} from '../../contract/network.ts';

/**
 * Pooling comes before ReLU: the maximum of the ReLUs is the ReLU of the maximum, and it is a
 * quarter of the work.
 */
const block = (filters: number, kernelSize: number, isPooled: boolean): Layer[] => [
  { kind: 'conv2d', filters, kernelSize, stride: 1, padding: 'valid', useBias: false },
  ...(isPooled ? [{ kind: 'maxPool', size: 2 } as const] : []),
  { kind: 'batchNorm' },
  { kind: 'relu' },
];

const convolution = (filters: number): Layer[] => [
  { kind: 'conv2d', filters, kernelSize: 3, stride: 1, padding: 'same', useBias: true },
  { kind: 'relu' },
];

const presets: Readonly<Record<PresetName, readonly Layer[]>> = {
  /** The first network of the lesson this project grew from: one layer of weights. */
  softmax: [{ kind: 'flatten' }],
  /** Its second, 784-512-10. */
  mlp: [
    { kind: 'flatten' },
    { kind: 'dense', units: 512 },
    { kind: 'relu' },
    { kind: 'dropout', rate: 0.2 },
  ],
  /** 57,754 parameters: the best of what one or two minutes of a laptop give. */
  quick: [
    ...block(16, 5, true),
    ...block(48, 3, true),
    ...block(96, 3, false),
    { kind: 'flatten' },
  ],
  /** As textbooks draw a convolutional network. */
  deep: [
    ...[...convolution(32), ...convolution(32), { kind: 'maxPool', size: 2 } as const],
    ...[...convolution(64), ...convolution(64), { kind: 'maxPool', size: 2 } as const],
    ...([{ kind: 'flatten' }, { kind: 'dense', units: 128 }, { kind: 'relu' }] as const),
  ],
};

/** A network that one can choose by name. */
export function presetNetwork(name: PresetName): NetworkDescription {
  return { name, layers: [...presets[name]] };
}

export function isPresetName(name: string): name is PresetName {
  return PRESET_NAMES.some((preset) => preset === name);
}
