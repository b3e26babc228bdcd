import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { fromTopology, Topology, toTopology } from '../../../../app/main/engine/models/topology.ts';
import { everyLayer } from '../network/every-layer.ts';

/** What a layer takes is not the topology's business: any sequence can be written and read. */
const layer: fc.Arbitrary<Layer> = fc.oneof(
  fc.constantFrom<Layer>(...everyLayer),
  fc.integer({ min: 1, max: 4096 }).map((units): Layer => ({ kind: 'dense', units })),
  fc.integer({ min: 2, max: 7 }).map((size): Layer => ({ kind: 'averagePool', size })),
  fc
    .double({ min: 0, max: 0.95, noNaN: true })
    .map((rate): Layer => ({ kind: 'dropout', rate: Math.abs(rate) })),
);
const layers = fc.array(layer, { minLength: 1, maxLength: 40 });

const readBack = (json: unknown) => fromTopology(v.parse(Topology, json));
const written = (described: readonly Layer[]): string =>
  JSON.stringify(toTopology('test', described));

describe('the topology of a model file', () => {
  it('describes every network so that it can be read back', () => {
    fc.assert(
      fc.property(layers, (described) => {
        expect(readBack(JSON.parse(written(described)))).toEqual(described);
      }),
    );
  });

  it.each<[string, string, string, RegExp]>([
    ['more filters than there may be', '"filters":4', '"filters":100000', /filters/],
    ['a kernel that is no square', '"kernel_size":[4,4]', '"kernel_size":[4,5]', /square/],
    ['a kernel of half a pixel', '"kernel_size":[4,4]', '"kernel_size":[0.5,0.5]', /kernelSize/],
    [
      'pools that overlap',
      '"strides":[2,2],"padding":"valid"',
      '"strides":[1,1],"padding":"valid"',
      /strides/,
    ],
    ['another epsilon', '"epsilon":0.00001', '"epsilon":0.001', /0.00001/],
    ['a slope that turns the sign', '"alpha":0.1', '"alpha":-1', /slope/],
    ['an activation of its own', '"activation":"tanh"', '"activation":"gelu"', /gelu/],
    ['a dropout of everything', '"rate":0.25', '"rate":1', /rate/],
    ['channels first', 'channels_last', 'channels_first', /channels_first/],
    ['pictures of another size', '[null,28,28]', '[null,99,28]', /99/],
    ['a beginning of another kind', '"Reshape"', '"Dropout"', /Dropout/],
  ])('does not let %s through', (_, from, to, reason) => {
    const text = written(everyLayer);
    expect(text).toContain(from);
    expect(() => readBack(JSON.parse(text.replace(from, to)))).toThrow(reason);
  });

  it('does not let more layers through than a network has', () => {
    const endless = Array.from({ length: 42 }, (): Layer => ({ kind: 'relu' }));
    expect(() => readBack(JSON.parse(written(endless)))).toThrow(/length/);
  });
});
