import type { Catalogue, CatalogueEntry } from '../../../contract/catalogue.ts';
import { type DatasetId, KNOWN_DATASETS } from '../../../contract/dataset.ts';
import type { Downloads } from '../../../contract/downloads.ts';
import type { Announce } from '../../../contract/engine.ts';
import { type Failure, failureOf } from '../../../contract/failures.ts';
import { digitsFolder } from '../../files/dataset-folder.ts';
import { describeDataset, type Folders } from './catalogue-entry.ts';
import { removeUnfinished } from './import/unfinished.ts';
import type { InUse } from './in-use.ts';
import type { KnownDatasets } from './known-datasets.ts';
import { ownDatasetIds } from './own-datasets.ts';
import { createWorkInProgress, type WorkInProgress } from './work-in-progress.ts';

/** The list of all datasets: what the disk says of them, and what is being done with them. */
export interface DatasetCatalogue {
  list(): Promise<Catalogue>;
  /** Tells the pages the whole list; to be called when anything in it has changed. */
  announce(): void;
  work: WorkInProgress;
  /** Notes how the last work with a dataset failed, for as long as this engine lives. */
  noteProblem(id: DatasetId, error: unknown): void;
  forgetProblem(id: DatasetId): void;
}

interface Surroundings {
  folders: Folders;
  known: KnownDatasets;
  inUse: InUse;
  downloads: () => Downloads;
  announce: Announce;
}

export function createCatalogue(surroundings: Surroundings): DatasetCatalogue {
  const { folders, known, inUse, downloads } = surroundings;
  const problems = new Map<DatasetId, Failure>();
  const work = createWorkInProgress({
    onChange: announce,
    onProgress: (id, progress) => surroundings.announce('workProgressed', { id, work: progress }),
  });
  /** What a killed import left is in nobody's way, but takes room. */
  const tidied = removeUnfinished(digitsFolder(folders.data)).catch((error: unknown) => {
    console.error('what an import left could not be removed', error);
  });
  let announcing = Promise.resolve();

  async function list(): Promise<Catalogue> {
    await tidied;
    const own = await ownDatasetIds(folders.data);
    const ids = new Set([...KNOWN_DATASETS, ...own, ...work.ids()]);
    const { mirror, neverDownload } = downloads();
    return {
      entries: await Promise.all([...ids].map(entryOf)),
      inUse: await inUse.id(),
      mayFetch: !neverDownload,
      mirror,
    };
  }

  async function entryOf(id: DatasetId): Promise<CatalogueEntry> {
    const described = await describeDataset(id, folders, known);
    const problem = problems.get(id) ?? described.problem;
    // What reading every byte has found a quick look cannot see.
    const isDamaged = problem?.code === 'dataset-damaged' && described.state === 'ready';
    return {
      ...described,
      name: work.nameOf(id) ?? described.name,
      state: isDamaged ? 'damaged' : described.state,
      problem,
      work: work.of(id),
    };
  }

  /** One after the other, so that the newest is told last. */
  function announce(): Promise<void> {
    announcing = announcing
      .then(async () => surroundings.announce('catalogueChanged', await list()))
      .catch((error: unknown) => console.error(error));
    return announcing;
  }

  return {
    list,
    announce,
    work,
    noteProblem(id, error) {
      const problem = failureOf(error);
      if (problem.code === 'internal') console.error(error);
      if (problem.code !== 'cancelled') problems.set(id, problem);
    },
    forgetProblem: (id) => problems.delete(id),
  };
}
