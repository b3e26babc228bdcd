import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  NetworkDescription,
  PRESET_NAMES,
  type PresetName,
} from '../../../app/contract/network.ts';
import { networkCost } from '../../../app/core/network/cost.ts';
import { isPresetName, presetNetwork } from '../../../app/core/network/presets.ts';
import { withOutput } from '../../../app/core/network/shapes.ts';

describe('the presets', () => {
  it.each(PRESET_NAMES)('are descriptions that the contract allows: %s', (name) => {
    const network = presetNetwork(name);
    expect(network.name).toBe(name);
    expect(v.parse(NetworkDescription, network)).toEqual(network);
  });

  // As torch counts them: sum(p.numel() for p in net.parameters()).
  it.each<[PresetName, number]>([
    ['softmax', 7_850],
    ['mlp', 407_050],
    ['quick', 57_754],
    ['deep', 467_818],
  ])('%s has %i parameters for the ten digits, as in PyTorch', (name, parameters) => {
    expect(networkCost(withOutput(presetNetwork(name).layers, 10)).parameters).toBe(parameters);
  });

  it('are new each time: whoever changes one changes only their own', () => {
    presetNetwork('mlp').layers.pop();
    expect(presetNetwork('mlp').layers).toHaveLength(4);
  });

  it('are known by name', () => {
    expect(isPresetName('quick')).toBe(true);
    expect(isPresetName('Quick')).toBe(false);
  });
});
