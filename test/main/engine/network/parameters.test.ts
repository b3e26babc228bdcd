import { describe, expect, it } from 'vitest';
import {
  initialParameters,
  parameterCount,
  parametersOf,
} from '../../../../app/main/engine/network/parameters.ts';
import { presetLayers } from '../../../../app/main/engine/network/presets.ts';

const mlp = presetLayers('mlp', 10);

describe('parameters', () => {
  it("the lesson's network has 407,050, under the names of tfjs layers", () => {
    expect(parameterCount(mlp)).toBe(407_050);
    expect(parametersOf(mlp).map(({ name }) => name)).toEqual([
      'dense_1/kernel',
      'dense_1/bias',
      'dense_2/kernel',
      'dense_2/bias',
    ]);
  });

  it.each([
    { layer: 'before a ReLU as He says', index: 0, limit: Math.sqrt(6 / 784) },
    { layer: 'elsewhere as Glorot says', index: 2, limit: Math.sqrt(6 / (512 + 10)) },
  ])('begin uniform, zero in the mean, $layer; biases are zero', ({ index, limit }) => {
    const values = initialParameters(mlp, 1);
    const [weights, bias] = [values[index], values[index + 1]];
    const largest = weights!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.999 * limit);
    const sum = weights!.reduce((total, value) => total + value, 0);
    const squares = weights!.reduce((total, value) => total + value * value, 0);
    expect(Math.abs(sum / weights!.length)).toBeLessThan(
      (6 * limit) / Math.sqrt(3 * weights!.length),
    );
    expect(squares / weights!.length / limit ** 2).toBeCloseTo(1 / 3, 1);
    expect(bias!.every((value) => value === 0)).toBe(true);
  });

  it('repeat for a seed and differ between seeds', () => {
    expect(initialParameters(mlp, 7)[2]).toEqual(initialParameters(mlp, 7)[2]);
    expect(initialParameters(mlp, 7)[2]).not.toEqual(initialParameters(mlp, 8)[2]);
  });
});
