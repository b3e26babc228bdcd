import type { Layer } from '../../contract/network.ts';
import type { Shape, ShapeProblem } from '../../core/network/shapes.ts';
import { m } from '../i18n/messages.ts';
import type { Remedy } from './remedy.ts';
import { shapeText } from './shape-text.ts';

/** Why a layer does not fit, in words. */
export function misfitText(problem: ShapeProblem, layer: Layer, input: Shape): string {
  switch (problem) {
    case 'needs-flat':
      return m.networkNeedsFlat({ shape: shapeText(input) });
    case 'needs-picture':
      return m.networkNeedsPicture();
    case 'too-small': {
      const side = sideOf(layer);
      return m.networkTooSmall({ needed: shapeText([side, side]), shape: shapeText(input) });
    }
  }
}

export function remedyText({ kind, edit }: Remedy): string {
  switch (kind) {
    case 'put-flatten':
      return m.networkRemedyPutFlatten();
    case 'move-flatten':
      return m.networkRemedyMoveFlatten();
    case 'keep-size':
      return m.networkRemedyKeepSize();
    case 'shrink-pool': {
      const side = edit.kind === 'replace' ? sideOf(edit.layer) : 0;
      return m.networkRemedyShrinkPool({ size: shapeText([side, side]) });
    }
    case 'remove':
      return m.networkRemedyRemove();
  }
}

/** Of its kernel or its squares. */
function sideOf(layer: Layer): number {
  if (layer.kind === 'conv2d') return layer.kernelSize;
  return layer.kind === 'maxPool' || layer.kind === 'averagePool' ? layer.size : 1;
}
