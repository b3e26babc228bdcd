import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { parametersOf } from '../../../../app/core/network/parameters.ts';
import { sizeOf } from '../../../../app/core/network/shapes.ts';
import { firstLayer } from '../../../../app/main/engine/prediction/first-layer.ts';

const flatten: Layer = { kind: 'flatten' };
const convolution: Layer = {
  ...{ kind: 'conv2d', filters: 3, kernelSize: 2, stride: 1, padding: 'valid', useBias: false },
};

/** Parameters of which each number is its place. */
function counted(layers: readonly Layer[]): Float32Array[] {
  return parametersOf(layers).map(({ shape }) =>
    Float32Array.from({ length: sizeOf(shape) }, (_, place) => place),
  );
}

describe('firstLayer', () => {
  it('shows for each unit of a dense layer what it looks for in the pixels', () => {
    const layers: Layer[] = [flatten, { kind: 'dense', units: 2 }];
    const [kernel, bias] = counted(layers);
    kernel!.fill(0);
    // Unit 1: one pixel for it, another against it, twice as much.
    kernel![2 * 30 + 1] = 4;
    kernel![2 * 783 + 1] = -8;
    const { side, count, weights } = firstLayer(layers, [kernel!, bias!])!;
    expect([side, count, weights.length]).toEqual([28, 2, 2 * 784]);
    expect(weights.subarray(0, 784).every((weight) => weight === 0)).toBe(true);
    expect([weights[784 + 30], weights[784 + 783]]).toEqual([0.5, -1]);
  });

  it('shows the kernels of a convolution, each from -1 to 1 by itself', () => {
    const layers: Layer[] = [convolution, flatten];
    const picture = (filter: number) =>
      [0, 1, 2, 3].map((place) => (3 * place + filter) / (9 + filter));
    expect(firstLayer(layers, counted(layers))).toEqual({
      ...{ side: 2, count: 3 },
      weights: Float32Array.from([0, 1, 2].flatMap(picture)),
    });
  });

  it('shows no more than a screen has room for', () => {
    const layers: Layer[] = [flatten, { kind: 'dense', units: 512 }];
    const { count, weights } = firstLayer(layers, counted(layers))!;
    expect(count).toBe(64);
    expect(weights).toHaveLength(64 * 784);
  });

  it('looks past layers that leave the picture as it is', () => {
    const layers: Layer[] = [{ kind: 'batchNorm' }, { kind: 'dropout', rate: 0.5 }, convolution];
    expect(firstLayer(layers, counted(layers))).toMatchObject({ side: 2, count: 3 });
  });

  it.each<[string, Layer[]]>([
    ['there are no weights', [flatten]],
    ['a dense layer sees a smaller picture', [{ kind: 'maxPool', size: 2 }, flatten, { kind: 'dense', units: 3 }]],
  ])('shows nothing where %s', (_, layers) => {
    expect(firstLayer(layers, counted(layers))).toBeNull();
  }); // prettier-ignore
});
