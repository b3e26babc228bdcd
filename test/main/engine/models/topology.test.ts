import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromTopology, Topology, toTopology } from '../../../../app/main/engine/models/topology.ts';
import type { LayerDescription } from '../../../../app/main/engine/network/layer-description.ts';

/** Sequences that fit: each dense layer takes what the one before gives. */
const layers = fc
  .array(
    fc.oneof(
      fc.constant('relu'),
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }).map((rate) => ({ rate })),
    ),
    { maxLength: 10 },
  )
  .map((parts) => {
    let width = 784;
    const rest = parts.map((part): LayerDescription => {
      if (typeof part === 'object') return { kind: 'dropout', rate: part.rate };
      if (typeof part === 'string') return { kind: 'relu' };
      const inputs = width;
      width = part;
      return { kind: 'dense', inputs, outputs: part };
    });
    return [{ kind: 'flatten' } as const, ...rest];
  });

describe('the topology of a model file', () => {
  it('describes every network so that it can be read back', () => {
    fc.assert(
      fc.property(layers, (described) => {
        const json: unknown = JSON.parse(JSON.stringify(toTopology('test', described)));
        expect(fromTopology(v.parse(Topology, json))).toEqual(described);
      }),
    );
  });
});
