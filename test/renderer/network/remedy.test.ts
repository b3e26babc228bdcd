import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Layer } from '../../../app/contract/network.ts';
import { editLayers } from '../../../app/renderer/network/edit-layers.ts';
import { layerRows } from '../../../app/renderer/network/layer-rows.ts';
import { LAYER_KINDS, newLayer } from '../../../app/renderer/network/new-layer.ts';
import { remedyFor } from '../../../app/renderer/network/remedy.ts';

const conv = newLayer('conv2d');
const flatten = newLayer('flatten');
const pool = newLayer('maxPool');

/** The place of the first layer that does not fit; null if all do. */
function misfitOf(layers: readonly Layer[]): number | null {
  const place = layerRows(layers, 10).findIndex(({ problem }) => problem !== null);
  return place === -1 ? null : place;
}

/** The layers after the remedy for the first that does not fit; null where there is none. */
function remedied(layers: readonly Layer[]): readonly Layer[] | null {
  const rows = layerRows(layers, 10);
  const at = misfitOf(layers)!;
  const remedy = remedyFor(layers, at, rows[at]!.problem!);
  return remedy && editLayers(layers, remedy.edit);
}

it('puts a Flatten before a dense layer, and before the output', () => {
  expect(remedied([newLayer('dense')])).toEqual([flatten, newLayer('dense')]);
  expect(remedied([conv])).toEqual([conv, flatten]);
});

it('moves a Flatten that came too early', () => {
  expect(remedied([flatten, conv])).toEqual([conv, flatten]);
});

it('knows no remedy for a convolution behind a dense layer', () => {
  expect(remedied([flatten, newLayer('dense'), conv])).toBeNull();
});

it('pads where the kernel is larger than the picture', () => {
  const wide: Layer = {
    ...{ kind: 'conv2d', filters: 4, kernelSize: 11, stride: 1, padding: 'valid', useBias: true },
  };
  const small = [pool, pool, wide];
  expect(remedied(small)).toEqual([pool, pool, { ...wide, padding: 'same' }]);
});

it('pools less, and not at all where one pixel is left', () => {
  expect(remedied([{ kind: 'maxPool', size: 7 }, { kind: 'maxPool', size: 5 }, flatten])).toEqual([
    { kind: 'maxPool', size: 7 },
    { kind: 'maxPool', size: 4 },
    flatten,
  ]);
  const onePixel: Layer[] = [
    { kind: 'maxPool', size: 7 },
    { kind: 'maxPool', size: 4 },
  ];
  expect(remedied([...onePixel, pool, flatten])).toEqual([...onePixel, flatten]);
});

it('makes the layer fit that it is for, whatever the layers', () => {
  const layers = fc.array(fc.constantFrom(...LAYER_KINDS).map(newLayer), { maxLength: 12 });
  fc.assert(
    fc.property(layers, (all) => {
      const before = misfitOf(all);
      if (before === null) return;
      const after = remedied(all);
      if (after === null) return;
      const next = misfitOf(after);
      // A layer that is gone or moved leaves its place to the next one, which may not fit either.
      expect(next === null || next >= before).toBe(true);
    }),
  );
});
