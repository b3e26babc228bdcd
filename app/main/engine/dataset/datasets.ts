import { type DatasetId, type DatasetSummary, KNOWN_DATASETS } from '../../../contract/dataset.ts';
import type { Downloads } from '../../../contract/downloads.ts';
import type { Announce, EngineApi } from '../../../contract/engine.ts';
import { FailureError } from '../../../contract/failures.ts';
import { datasetFolder } from '../../files/dataset-folder.ts';
import type { Choices } from '../choices.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { createBringing } from './bring-datasets.ts';
import { cannotChange } from './cannot-change.ts';
import { createCatalogue } from './catalogue.ts';
import type { Folders } from './catalogue-entry.ts';
import { loadDataset, summarizeDataset } from './dataset.ts';
import { createDatasetLoans, type Loan } from './dataset-loans.ts';
import { datasetSource } from './dataset-source.ts';
import { createExchange } from './exchange-datasets.ts';
import { removeFinished } from './import/unfinished.ts';
import { createInUse } from './in-use.ts';
import { KNOWN_BY_ID, type KnownDatasets } from './known-datasets.ts';
import { createSamplePages } from './sample-pages.ts';
import { readStored, writeStored } from './stored-dataset.ts';
import { verifyDataset } from './verify-dataset.ts';

interface Surroundings {
  folders: Folders;
  announce: Announce;
  fetch: typeof globalThis.fetch;
  downloads: () => Downloads;
  choices: Choices;
  /** What can be fetched; a test has smaller ones. */
  known?: KnownDatasets;
}

/** What a page may ask of the datasets. */
type DatasetRequest =
  | 'catalogue'
  | 'useDataset'
  | 'fetchDataset'
  | 'copyDataset'
  | 'cancelWork'
  | 'verifyDataset'
  | 'removeDataset'
  | 'renameDataset'
  | 'previewImport'
  | 'importDataset'
  | 'exportDataset'
  | 'samples'
  | 'classCounts';

/** All datasets of a person, and what can be done with them. */
export interface Datasets {
  requests: Pick<EngineApi, DatasetRequest>;
  /** The one in use, or another, in memory until it is given back. @throws FailureError as loadDataset */
  borrow(id?: DatasetId): Promise<Loan>;
  /** The one in use, from the disk. @throws FailureError as summarizeDataset */
  summary(): Promise<DatasetSummary>;
  announceCatalogue(): void;
}

export function createDatasets(surroundings: Surroundings): Datasets {
  const { folders, announce, downloads, choices, known = KNOWN_BY_ID } = surroundings;
  const { data } = folders;
  const inUse = createInUse(data);
  const catalogue = createCatalogue({ folders, known, inUse, downloads, announce });
  const sourceOf = (id: DatasetId) => datasetSource(id, folders);
  const pages = createSamplePages(sourceOf);
  const loans = createDatasetLoans(async (id) => {
    await loadTensorFlow();
    return loadDataset(await sourceOf(id));
  });

  function summary(): Promise<DatasetSummary> {
    return inUse.id().then(sourceOf).then(summarizeDataset);
  }

  async function borrow(wanted?: DatasetId): Promise<Loan> {
    const id = wanted ?? (await inUse.id());
    try {
      return await loans.borrow(id);
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === 'dataset-damaged') {
        catalogue.noteProblem(id, error);
        catalogue.announce();
      }
      throw error;
    }
  }

  /** What is known of the files that a dataset had before is forgotten. */
  async function forgetFiles(id: DatasetId): Promise<void> {
    pages.forget(id);
    if ((await inUse.id()) !== id) return;
    loans.forget();
    announce('datasetChanged', await summary().catch(() => null));
  }

  async function use(id: DatasetId): Promise<DatasetSummary> {
    const chosen = await summarizeDataset(await sourceOf(id));
    await inUse.change(id);
    loans.forget();
    announce('datasetChanged', chosen);
    catalogue.announce();
    return chosen;
  }

  async function remove(id: DatasetId): Promise<void> {
    if (id === 'starter') throw cannotChange(id);
    catalogue.work.requireIdle(id);
    // First, so that what is in use is never what is being removed.
    if ((await inUse.id()) === id) await use('starter');
    await removeFinished(datasetFolder(id, data));
    pages.forget(id);
    catalogue.forgetProblem(id);
    catalogue.announce();
  }

  async function rename(id: DatasetId, name: string): Promise<void> {
    const isKnown = KNOWN_DATASETS.some((one) => one === id);
    const folder = datasetFolder(id, data);
    const stored = isKnown ? null : await readStored(folder);
    if (!stored) throw cannotChange(id);
    catalogue.work.requireIdle(id);
    await writeStored(folder, { ...stored, name });
    await forgetFiles(id);
    catalogue.announce();
  }

  async function verify(id: DatasetId): Promise<void> {
    await catalogue.work.run(id, 'verify', async (task) => {
      catalogue.forgetProblem(id);
      const damage = await verifyDataset(await sourceOf(id), task);
      if (damage) catalogue.noteProblem(id, new FailureError(damage));
    });
  }

  /** A request that has nothing to answer but that it was done. */
  const done = (work: Promise<void>) => work.then(() => ({}));

  return {
    borrow,
    summary,
    announceCatalogue: catalogue.announce,
    requests: {
      catalogue: catalogue.list,
      useDataset: ({ id }) => use(id),
      cancelWork: ({ id }) => done(catalogue.work.cancel(id)),
      verifyDataset: ({ id }) => done(verify(id)),
      removeDataset: ({ id }) => done(remove(id)),
      renameDataset: ({ id, name }) => done(rename(id, name)),
      samples: pages.page,
      classCounts: ({ id }) => pages.counts(id),
      ...createBringing({
        ...{ data, known, catalogue, downloads, choices, fetch: surroundings.fetch },
        onChanged: forgetFiles,
        onBrought: use,
      }),
      ...createExchange({ data, catalogue, choices, sourceOf }),
    },
  };
}
