import { type Failure, FailureError } from '../../../contract/failures.ts';
import type { ModelId } from '../../../contract/models.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import type { ModelLibrary } from './library.ts';
import { putAside } from './put-aside.ts';

/** The network that reads drawings, in memory. */
export interface ModelInUse {
  /** Of the model in use. @throws FailureError `no-model`, `model-damaged`, `tensorflow-missing` */
  network(): Promise<Network>;
  /** A network that was just trained and belongs to this model: it need not be read. */
  keep(id: ModelId, network: Network): void;
}

/** Keeps the network of one model in memory; a damaged model is put aside and reported. */
export function createModelInUse(
  library: ModelLibrary,
  report: (problem: Failure) => void,
): ModelInUse {
  let kept: { id: ModelId; network: Promise<Network> } | null = null;

  function replace(next: { id: ModelId; network: Promise<Network> } | null): void {
    // Whoever waits for the old network has it before it is freed: they asked first.
    kept?.network.then(
      (old) => old.free(),
      () => undefined,
    );
    kept = next;
  }

  async function load(id: ModelId): Promise<Network> {
    try {
      const { layers, values } = await library.read(id);
      await loadTensorFlow();
      return createNetwork(layers, values);
    } catch (error) {
      if (error instanceof FailureError) await forgetIfGone(id, error.failure);
      throw error;
    }
  }

  async function forgetIfGone(id: ModelId, failure: Failure): Promise<void> {
    if (failure.code === 'model-damaged') {
      report({ ...failure, keptAt: await putAside(library.folderOf(id)) });
      await library.forget(id);
    }
    // Another program took it away, the command line perhaps.
    if (failure.code === 'model-missing' && (await library.forgetMissing(id))) report(failure);
  }

  return {
    async network() {
      const { inUse } = await library.list();
      if (inUse === null) throw new FailureError({ code: 'no-model' });
      if (kept?.id !== inUse) {
        const loading = { id: inUse, network: load(inUse) };
        replace(loading);
        loading.network.catch(() => {
          if (kept === loading) kept = null;
        });
      }
      return kept!.network;
    },
    keep(id, network) {
      replace({ id, network: Promise.resolve(network) });
    },
  };
}
