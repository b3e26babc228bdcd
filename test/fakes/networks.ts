import type { NetworkDescription } from '../../app/contract/network.ts';
import type { FakeEngine } from './fake-engine.ts';

/** One of the person's own: a convolution between the picture and the output. */
export const ownNetwork: NetworkDescription = {
  name: 'Small one',
  layers: [
    { kind: 'conv2d', filters: 8, kernelSize: 5, stride: 2, padding: 'valid', useBias: true },
    { kind: 'relu' },
    { kind: 'flatten' },
  ],
};

/** Makes an engine keep networks, and announce them before it answers. */
export function keepNetworks(
  engine: FakeEngine,
  first: readonly NetworkDescription[] = [],
): { networks: NetworkDescription[] } {
  const kept = { networks: [...first] };
  const tellStatus = engine.api.status;
  const without = (name: string) => kept.networks.filter((network) => network.name !== name);
  function tell(networks: NetworkDescription[]): Promise<Record<never, never>> {
    kept.networks = networks.sort((one, other) => (one.name < other.name ? -1 : 1));
    engine.announce('networksChanged', kept.networks);
    return Promise.resolve({});
  }
  engine.api = {
    ...engine.api,
    status: async (input) => ({ ...(await tellStatus(input)), networks: kept.networks }),
    saveNetwork: ({ network }) => tell([...without(network.name), network]),
    removeNetwork: ({ name }) => tell(without(name)),
  };
  return kept;
}
