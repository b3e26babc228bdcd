import { join } from 'node:path';
import * as v from 'valibot';
import type { Announce, EngineApi } from '../../contract/engine.ts';
import { FailureError } from '../../contract/failures.ts';
import { MOST_OWN_NETWORKS, NetworkDescription } from '../../contract/network.ts';
import { isPresetName } from '../../core/network/presets.ts';
import { createStoredValue } from './stored-value.ts';

/** A person's own networks, in `networks.json` of the data folder. */
export interface OwnNetworks {
  requests: Pick<EngineApi, 'saveNetwork' | 'removeNetwork'>;
  list(): Promise<NetworkDescription[]>;
}

export function createOwnNetworks(data: string, announce: Announce): OwnNetworks {
  const stored = createStoredValue(join(data, 'networks.json'), v.array(NetworkDescription), []);

  async function change(
    how: (networks: NetworkDescription[]) => NetworkDescription[],
  ): Promise<Record<string, never>> {
    announce('networksChanged', await stored.change(how));
    return {};
  }

  return {
    list: stored.read,
    requests: {
      async saveNetwork({ network }) {
        // The presets' names are theirs: a run that names one must mean it.
        if (isPresetName(network.name)) {
          throw new FailureError({ code: 'request-invalid', detail: 'a preset has this name' });
        }
        return change((networks) => {
          const place = networks.findIndex(({ name }) => name === network.name);
          if (place >= 0) return networks.with(place, network);
          if (networks.length >= MOST_OWN_NETWORKS) {
            throw new FailureError({ code: 'no-more-room', limit: MOST_OWN_NETWORKS });
          }
          return [...networks, network];
        });
      },
      removeNetwork: ({ name }) =>
        change((networks) => networks.filter((network) => network.name !== name)),
    },
  };
}
