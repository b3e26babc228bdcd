import type { Layer } from '../../contract/network.ts';
import { type Shape, shapesOf, type ShapeProblem } from '../../core/network/shapes.ts';
import { editLayers, isFull, type LayerEdit } from './edit-layers.ts';

/** What makes a layer fit, with one click. */
export interface Remedy {
  kind: 'put-flatten' | 'move-flatten' | 'keep-size' | 'shrink-pool' | 'remove';
  edit: LayerEdit;
}

/**
 * The obvious remedy for the layer at this place, the first that does not fit; null where there is
 * none. The place behind all layers is that of the output.
 */
export function remedyFor(
  layers: readonly Layer[],
  at: number,
  problem: ShapeProblem,
): Remedy | null {
  switch (problem) {
    case 'needs-flat':
      if (isFull(layers)) return null;
      return { kind: 'put-flatten', edit: { kind: 'insert', at, layer: { kind: 'flatten' } } };
    case 'needs-picture':
      return moveFlattenBehind(layers, at);
    case 'too-small':
      return fitIntoPicture(layers, at);
  }
}

/** Where nothing but a Flatten that came too early is in the way. */
function moveFlattenBehind(layers: readonly Layer[], at: number): Remedy | null {
  const flatten = layers.slice(0, at).findLastIndex(({ kind }) => kind === 'flatten');
  if (flatten === -1) return null;
  const edit: LayerEdit = { kind: 'move', at: flatten, to: at };
  const fits = shapesOf(editLayers(layers, edit).slice(0, at + 1));
  if (fits.some((shape) => 'problem' in shape)) return null;
  return { kind: 'move-flatten', edit };
}

function fitIntoPicture(layers: readonly Layer[], at: number): Remedy {
  const layer = layers[at]!;
  const side = smallestSide(shapesOf(layers)[at]!.input);
  if (layer.kind === 'conv2d') {
    return {
      kind: 'keep-size',
      edit: { kind: 'replace', at, layer: { ...layer, padding: 'same' } },
    };
  }
  const isPool = layer.kind === 'maxPool' || layer.kind === 'averagePool';
  if (isPool && side > 1) {
    return { kind: 'shrink-pool', edit: { kind: 'replace', at, layer: { ...layer, size: side } } };
  }
  // One pixel is left, and nothing to pool.
  return { kind: 'remove', edit: { kind: 'remove', at } };
}

function smallestSide([height = 0, width = 0]: Shape): number {
  return Math.min(height, width);
}
