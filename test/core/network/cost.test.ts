import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../app/contract/network.ts';
import { layerCost, networkCost } from '../../../app/core/network/cost.ts';

const convolution: Layer = {
  ...{ kind: 'conv2d', filters: 8, kernelSize: 5, stride: 2, padding: 'valid', useBias: true },
};

describe('the cost of a layer', () => {
  it('of a convolution: a product for each weight of a kernel at each of its places', () => {
    expect(layerCost(convolution, [28, 28, 3], [12, 12, 8])).toEqual({
      parameters: 5 * 5 * 3 * 8 + 8,
      multiplyAdds: 12 * 12 * 8 * 5 * 5 * 3,
      bytes: 4 * (5 * 5 * 3 * 8 + 8),
    });
  });

  it('of a dense layer: a product for each weight', () => {
    expect(layerCost({ kind: 'dense', units: 10 }, [784], [10])).toEqual({
      ...{ parameters: 7850, multiplyAdds: 7840, bytes: 31_400 },
    });
  });

  it('of a batch normalization: its statistics are in the file, but not learned', () => {
    expect(layerCost({ kind: 'batchNorm' }, [6, 6, 4], [6, 6, 4])).toEqual({
      ...{ parameters: 8, multiplyAdds: 144, bytes: 64 },
    });
  });

  it.each<Layer>([{ kind: 'relu' }, { kind: 'dropout', rate: 0.5 }])('of $kind: none', (layer) => {
    expect(layerCost(layer, [784], [784])).toEqual({ parameters: 0, multiplyAdds: 0, bytes: 0 });
  });
});

describe('the cost of a network', () => {
  it('is that of its layers together', () => {
    const layers: Layer[] = [convolution, { kind: 'flatten' }, { kind: 'dense', units: 10 }];
    expect(networkCost(layers)).toEqual({
      parameters: 208 + 11_530,
      multiplyAdds: 28_800 + 11_520,
      bytes: 4 * (208 + 11_530),
    });
    expect(networkCost([])).toEqual({ parameters: 0, multiplyAdds: 0, bytes: 0 });
  });

  it('is not known of layers that do not fit', () => {
    expect(() => networkCost([{ kind: 'dense', units: 10 }])).toThrow(RangeError);
  });
});
