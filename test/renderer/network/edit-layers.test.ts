import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Layer, MOST_LAYERS } from '../../../app/contract/network.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import {
  editLayers,
  type LayerEdit,
  placeAfter,
} from '../../../app/renderer/network/edit-layers.ts';
import { change, historyOf, redo, undo } from '../../../app/renderer/network/history.ts';
import { layerRows } from '../../../app/renderer/network/layer-rows.ts';
import { LAYER_KINDS, newLayer } from '../../../app/renderer/network/new-layer.ts';

const flatten: Layer = { kind: 'flatten' };
const relu: Layer = { kind: 'relu' };
const dense: Layer = { kind: 'dense', units: 8 };

const place = fc.integer({ min: -2, max: 14 });
const layer = fc.constantFrom(...LAYER_KINDS).map(newLayer);
const edit: fc.Arbitrary<LayerEdit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, layer }),
  fc.record({ kind: fc.constant('replace' as const), at: place, layer }),
  fc.record({ kind: fc.constant('move' as const), at: place, to: place }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'duplicate' as const), at: place }),
);

describe('an edit', () => {
  it('inserts, duplicates, moves, replaces and removes', () => {
    const layers = [flatten, relu];
    expect(editLayers(layers, { kind: 'insert', at: 1, layer: dense })).toEqual([
      flatten,
      dense,
      relu,
    ]);
    expect(editLayers(layers, { kind: 'insert', at: 2, layer: dense })).toEqual([
      flatten,
      relu,
      dense,
    ]);
    expect(editLayers(layers, { kind: 'duplicate', at: 0 })).toEqual([flatten, flatten, relu]);
    expect(editLayers(layers, { kind: 'move', at: 0, to: 1 })).toEqual([relu, flatten]);
    expect(editLayers(layers, { kind: 'replace', at: 1, layer: dense })).toEqual([flatten, dense]);
    expect(editLayers(layers, { kind: 'remove', at: 0 })).toEqual([relu]);
  });

  it.each<LayerEdit>([
    { kind: 'remove', at: 2 },
    { kind: 'remove', at: -1 },
    { kind: 'move', at: 0, to: 2 },
    { kind: 'move', at: 1, to: 1 },
    { kind: 'insert', at: 3, layer: dense },
  ])('that cannot be done changes nothing: %j', (impossible) => {
    const layers = [flatten, relu];
    expect(editLayers(layers, impossible)).toBe(layers);
  });

  it('adds no more layers than a network may have', () => {
    const full = Array.from({ length: MOST_LAYERS }, () => relu);
    expect(editLayers(full, { kind: 'insert', at: 0, layer: dense })).toBe(full);
    expect(editLayers(full, { kind: 'duplicate', at: 0 })).toBe(full);
  });

  it('leaves a layer selected that is there, or the picture', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 12 }), edit, (layers, wanted) => {
        const edited = editLayers(layers, wanted);
        if (edited === layers) return;
        const at = placeAfter(layers, wanted);
        expect(at).toBeGreaterThanOrEqual(-1);
        expect(at).toBeLessThan(edited.length);
      }),
    );
  });
});

describe('a history', () => {
  it('undoes any sequence of edits to the start, and does all of it again', () => {
    const start: readonly Layer[] = presetNetwork('mlp').layers;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        let history = historyOf(start);
        for (const each of edits) history = change(history, editLayers(history.present, each));
        const end = history.present;
        const steps = history.past.length;
        for (let step = 0; step < steps; step++) history = undo(history);
        expect(history.present).toBe(start);
        expect(undo(history).present).toBe(start);
        for (let step = 0; step < steps; step++) history = redo(history);
        expect(history.present).toBe(end);
      }),
    );
  });

  it('undoes what was typed in one field at once, and what was typed in two one by one', () => {
    let history = historyOf('a');
    history = change(history, 'ab', 'first');
    history = change(history, 'abc', 'first');
    history = change(history, 'abcd', 'second');
    history = undo(history);
    expect(history.present).toBe('abc');
    expect(undo(history).present).toBe('a');
  });

  it('forgets what was undone when something else is done', () => {
    const undone = undo(change(historyOf('a'), 'b'));
    expect(redo(change(undone, 'c')).present).toBe('c');
  });
});

it('shows shapes of any layers whatever, and says of one at most that it does not fit', () => {
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 16 }), (layers) => {
      const rows = layerRows(layers, 10);
      expect(rows).toHaveLength(layers.length + 1);
      expect(rows.filter(({ problem }) => problem !== null).length).toBeLessThanOrEqual(1);
      const fits = rows.every(({ output }) => output !== null);
      if (fits) expect(rows.at(-1)!.output).toEqual([10]);
    }),
  );
});
