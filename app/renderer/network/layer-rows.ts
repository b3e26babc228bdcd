import type { Layer } from '../../contract/network.ts';
import { type Cost, layerCost } from '../../core/network/cost.ts';
import { type Shape, shapesOf, type ShapeProblem, withOutput } from '../../core/network/shapes.ts';

/** A layer as the editor shows it. */
export interface LayerRow {
  layer: Layer;
  /** Before the layer; null behind one that does not fit. */
  input: Shape | null;
  /** Behind the layer; null where it does not fit, and behind such a one. */
  output: Shape | null;
  cost: Cost | null;
  problem: ShapeProblem | null;
}

/** All layers, the one that gives the logits at the end; never throws. */
export function layerRows(layers: readonly Layer[], classCount: number): LayerRow[] {
  const all = withOutput(layers, classCount);
  const shapes = shapesOf(all);
  return all.map((layer, index): LayerRow => {
    const shape = shapes[index];
    if (!shape) return { layer, input: null, output: null, cost: null, problem: null };
    if ('problem' in shape) return { layer, ...shape, output: null, cost: null };
    return { layer, ...shape, cost: layerCost(layer, shape.input, shape.output), problem: null };
  });
}

/** Of all layers; null while one does not fit. */
export function totalCost(rows: readonly LayerRow[]): Cost | null {
  const total: Cost = { parameters: 0, multiplyAdds: 0, bytes: 0 };
  for (const { cost } of rows) {
    if (!cost) return null;
    total.parameters += cost.parameters;
    total.multiplyAdds += cost.multiplyAdds;
    total.bytes += cost.bytes;
  }
  return total;
}
