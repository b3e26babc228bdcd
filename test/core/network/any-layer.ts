import fc from 'fast-check';
import { type Layer, LAYER_BOUNDS } from '../../../app/contract/network.ts';

const { units, filters, kernelSize, stride, poolSize, slope, rate } = LAYER_BOUNDS;

const whole = ({ minimum, maximum }: { minimum: number; maximum: number }) =>
  fc.integer({ min: minimum, max: maximum });
const share = ({ minimum, maximum }: { minimum: number; maximum: number }) =>
  fc.double({ min: minimum, max: maximum, noNaN: true });
const plain = { noNullPrototype: true } as const;

/** Any layer that the contract allows. */
export const anyLayer: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({ kind: fc.constant('dense' as const), units: whole(units) }, plain),
  fc.record(
    {
      kind: fc.constant('conv2d' as const),
      filters: whole(filters),
      kernelSize: whole(kernelSize),
      stride: whole(stride),
      padding: fc.constantFrom('valid' as const, 'same' as const),
      useBias: fc.boolean(),
    },
    plain,
  ),
  fc.record(
    { kind: fc.constantFrom('maxPool' as const, 'averagePool' as const), size: whole(poolSize) },
    plain,
  ),
  fc.record({ kind: fc.constant('leakyRelu' as const), slope: share(slope) }, plain),
  fc.record({ kind: fc.constant('dropout' as const), rate: share(rate) }, plain),
  fc.constantFrom<Layer>(
    ...(['batchNorm', 'relu', 'tanh', 'sigmoid', 'flatten'] as const).map((kind) => ({ kind })),
  ),
);
