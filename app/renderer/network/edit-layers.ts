import { type Layer, MOST_LAYERS } from '../../contract/network.ts';

/** A change of a network, at a place counted from 0. What cannot be done leaves all as it is. */
export type LayerEdit =
  /** In front of the layer that is at this place; at the end, behind all. */
  | { kind: 'insert'; at: number; layer: Layer }
  | { kind: 'remove'; at: number }
  | { kind: 'move'; at: number; to: number }
  | { kind: 'duplicate'; at: number }
  | { kind: 'replace'; at: number; layer: Layer };

/** The layers after a change; the very same array if nothing changed. */
export function editLayers(layers: readonly Layer[], edit: LayerEdit): readonly Layer[] {
  const { at } = edit;
  const isEnd = edit.kind === 'insert' && at === layers.length;
  if (!isEnd && layers[at] === undefined) return layers;
  switch (edit.kind) {
    case 'insert':
      return isFull(layers) ? layers : layers.toSpliced(at, 0, edit.layer);
    case 'remove':
      return layers.toSpliced(at, 1);
    case 'move': {
      if (layers[edit.to] === undefined || edit.to === at) return layers;
      return layers.toSpliced(at, 1).toSpliced(edit.to, 0, layers[at]!);
    }
    case 'duplicate':
      return isFull(layers) ? layers : layers.toSpliced(at + 1, 0, { ...layers[at]! });
    case 'replace':
      return layers.with(at, edit.layer);
  }
}

/** Nothing more can be added. */
export function isFull(layers: readonly Layer[]): boolean {
  return layers.length >= MOST_LAYERS;
}

/** The place of the layer that one looks at after a change; -1 is the picture, before all layers. */
export function placeAfter(layers: readonly Layer[], edit: LayerEdit): number {
  switch (edit.kind) {
    case 'insert':
    case 'replace':
      return edit.at;
    case 'remove':
      return Math.min(edit.at, layers.length - 2);
    case 'move':
      return edit.to;
    case 'duplicate':
      return edit.at + 1;
  }
}
