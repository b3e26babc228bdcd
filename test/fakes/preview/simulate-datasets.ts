import type { Catalogue, CatalogueEntry, DatasetWork } from '../../../app/contract/catalogue.ts';
import type { DatasetId } from '../../../app/contract/dataset.ts';
import { FailureError } from '../../../app/contract/failures.ts';
import { catalogueOf, OWN_ID, ownEntry, readyMnistEntry, summaryOf, workOf } from '../datasets.ts';
import type { FakeBridge } from '../fake-bridge.ts';
import type { FakeEngine } from '../fake-engine.ts';

const ANNOUNCE_EVERY_MS = 100;
const WORK_MS = 6000;

export interface DatasetSimulation {
  catalogue: Catalogue;
  change(changes: Partial<Catalogue>): void;
  changeEntry(id: DatasetId, changes: Partial<CatalogueEntry>): void;
}

/** Makes an engine fetch, verify and import in appearance, at the speed of an ordinary line. */
export function simulateDatasets(engine: FakeEngine, bridge: FakeBridge): DatasetSimulation {
  const cancels = new Map<DatasetId, () => void>();
  const simulation: DatasetSimulation = {
    catalogue: catalogueOf(),
    change(changes) {
      simulation.catalogue = { ...simulation.catalogue, ...changes };
      engine.announce('catalogueChanged', simulation.catalogue);
    },
    changeEntry(id, changes) {
      const entries = simulation.catalogue.entries.map((entry) =>
        entry.id === id ? { ...entry, ...changes } : entry,
      );
      simulation.change({ entries });
    },
  };
  const { changeEntry } = simulation;

  function entryOf(id: DatasetId): CatalogueEntry {
    return simulation.catalogue.entries.find((entry) => entry.id === id)!;
  }

  /** Ends with false if it was cancelled. */
  function work(id: DatasetId, whole: Partial<DatasetWork>): Promise<boolean> {
    const total = whole.total ?? 1;
    const begun = performance.now();
    changeEntry(id, { work: workOf({ ...whole, done: 0 }), problem: null });
    return new Promise((resolve) => {
      const end = (isDone: boolean): void => {
        clearInterval(timer);
        resolve(isDone);
      };
      const timer = setInterval(() => {
        const share = (performance.now() - begun) / WORK_MS;
        if (share >= 1) return end(true);
        const done = Math.round(total * share);
        const secondsLeft = ((1 - share) * WORK_MS) / 1000;
        const perSecond = (total * 1000) / WORK_MS;
        const file = whole.file ? { ...whole.file, done: Math.round(done * 0.8) } : null;
        const now = workOf({ ...whole, done, secondsLeft, perSecond, file });
        engine.announce('workProgressed', { id, work: now });
      }, ANNOUNCE_EVERY_MS);
      cancels.set(id, () => end(false));
    });
  }

  async function fetchInAppearance(id: DatasetId, kind: 'fetch' | 'copy'): Promise<void> {
    const { fetchBytes } = entryOf(id);
    const file = { name: 'train-images-idx3-ubyte', done: 0, total: 9_912_422 };
    const isDone = await work(id, { kind, total: fetchBytes, file });
    const { state, bytesOnDisk, origin, addedAt } = readyMnistEntry();
    changeEntry(
      id,
      isDone
        ? { state, bytesOnDisk, origin, addedAt, work: null }
        : { bytesOnDisk: 4_200_000, work: null },
    );
  }

  Object.assign(engine.api, {
    catalogue: () => Promise.resolve(simulation.catalogue),
    useDataset: ({ id }) => {
      const summary = summaryOf(entryOf(id));
      simulation.change({ inUse: id });
      engine.announce('datasetChanged', summary);
      return Promise.resolve(summary);
    },
    fetchDataset: ({ id }) => {
      void fetchInAppearance(id, 'fetch');
      return Promise.resolve({});
    },
    copyDataset: ({ id }) => {
      void fetchInAppearance(id, 'copy');
      return Promise.resolve({});
    },
    cancelWork: ({ id }) => {
      cancels.get(id)?.();
      return Promise.resolve({});
    },
    verifyDataset: async ({ id }) => {
      await work(id, { kind: 'verify', total: entryOf(id).bytesOnDisk });
      changeEntry(id, { work: null });
      return {};
    },
    exportDataset: async ({ id }) => {
      const isDone = await work(id, { kind: 'export', unit: 'digits', total: 10_000, file: null });
      changeEntry(id, { work: null });
      if (!isDone) throw new FailureError({ code: 'cancelled' });
      return { folder: `/home/lin/Digits/${id}`, files: 4, bytes: entryOf(id).bytesOnDisk };
    },
    removeDataset: ({ id }) => {
      const entries = simulation.catalogue.entries.filter((entry) => entry.id !== id);
      if (id.startsWith('own-')) simulation.change({ entries });
      else changeEntry(id, { state: 'absent', bytesOnDisk: 0, origin: null, addedAt: null });
      return Promise.resolve({});
    },
    renameDataset: ({ id, name }) => {
      changeEntry(id, { name });
      return Promise.resolve({});
    },
    importDataset: async ({ name }) => {
      const entries = [...simulation.catalogue.entries, ownEntry({ name, state: 'absent' })];
      simulation.change({ entries });
      const isDone = await work(OWN_ID, { kind: 'import', unit: 'digits', total: 486, file: null });
      if (!isDone) {
        simulation.change({ entries: entries.slice(0, -1) });
        throw new FailureError({ code: 'cancelled' });
      }
      changeEntry(OWN_ID, { state: 'ready', work: null });
      return {
        dataset: summaryOf(entryOf(OWN_ID)),
        problems: [
          { where: '3/IMG_2071.heic', code: 'not-an-image', detail: '' },
          { where: '5/scan-of-the-whole-page.png', code: 'too-large', detail: '2480x3508' },
          { where: '9/empty.png', code: 'blank', detail: '' },
        ],
        problemCount: 3,
      };
    },
  } satisfies Partial<FakeEngine['api']>);

  const save = bridge.changeSettings.bind(bridge);
  bridge.changeSettings = async (settings) => {
    const failure = await save(settings);
    simulation.change({ mayFetch: !settings.neverDownload, mirror: settings.mirror });
    return failure;
  };
  return simulation;
}
