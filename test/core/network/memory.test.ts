import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepBytes } from '../../../app/core/network/memory.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { shapesOf, withOutput } from '../../../app/core/network/shapes.ts';
import { anyLayer } from './any-layer.ts';

/** The layers of any network up to the first that does not fit. */
const fittingLayers = fc
  .array(anyLayer, { minLength: 1, maxLength: 12 })
  .map((layers) => layers.slice(0, shapesOf(layers).filter((shape) => 'output' in shape).length))
  .filter((layers) => layers.length > 0);

describe('the memory of a step', () => {
  it('counts what the layers give, its gradient and what is worked with', () => {
    expect(stepBytes([{ kind: 'flatten' }, { kind: 'dense', units: 10 }], 64)).toBe(
      64 * (784 + 784 + 10) * 4 * 3,
    );
    // A peak of 1,513 MiB was measured.
    const deep = stepBytes(withOutput(presetNetwork('deep').layers, 10), 1024);
    expect(deep / 2 ** 20).toBeGreaterThan(1500);
    expect(deep / 2 ** 20).toBeLessThan(2200);
  });

  it('grows with the batch, and with every layer', () => {
    fc.assert(
      fc.property(fittingLayers, fc.integer({ min: 1, max: 4096 }), (layers, batch) => {
        expect(stepBytes(layers, batch)).toBe(batch * stepBytes(layers, 1));
        expect(stepBytes(layers, 1)).toBeGreaterThan(stepBytes(layers.slice(0, -1), 1));
      }),
    );
  });
});
