import type { DatasetId } from '../../../contract/dataset.ts';
import type { Downloads } from '../../../contract/downloads.ts';
import type { EngineApi } from '../../../contract/engine.ts';
import { FailureError } from '../../../contract/failures.ts';
import { datasetFolder } from '../../files/dataset-folder.ts';
import type { Choices } from '../choices.ts';
import type { DatasetCatalogue } from './catalogue.ts';
import { cannotChange } from './cannot-change.ts';
import { copyDataset } from './fetch/copy-dataset.ts';
import { fetchDataset } from './fetch/fetch-dataset.ts';
import { mirrorsOf, parseMirror } from './fetch/mirrors.ts';
import type { KnownDataset, KnownDatasets } from './known-datasets.ts';
import type { Task } from './work-in-progress.ts';

interface Surroundings {
  data: string;
  known: KnownDatasets;
  catalogue: DatasetCatalogue;
  fetch: typeof globalThis.fetch;
  downloads: () => Downloads;
  choices: Choices;
  /** Called when files of the dataset may have changed, however the work ended. */
  onChanged(id: DatasetId): Promise<void>;
  /** Called when the dataset is here and whole. */
  onBrought(id: DatasetId): Promise<unknown>;
}

/** The requests that bring known datasets to this computer. */
export function createBringing(
  surroundings: Surroundings,
): Pick<EngineApi, 'fetchDataset' | 'copyDataset'> {
  const { data, known, catalogue, downloads, choices, onChanged, onBrought } = surroundings;

  function requireKnown(id: DatasetId): KnownDataset {
    const dataset = known.get(id);
    if (!dataset) throw cannotChange(id);
    return dataset;
  }

  /** In the background; how it ended is in the catalogue. */
  function bring(id: DatasetId, kind: 'fetch' | 'copy', how: (task: Task) => Promise<void>): void {
    catalogue.work.requireIdle(id);
    catalogue.forgetProblem(id);
    void catalogue.work.run(id, kind, async (task) => {
      try {
        await how(task).finally(() => onChanged(id));
        await onBrought(id);
      } catch (error) {
        catalogue.noteProblem(id, error);
      }
    });
  }

  return {
    async fetchDataset({ id }) {
      const { mirror, neverDownload } = downloads();
      if (neverDownload) throw new FailureError({ code: 'downloads-off' });
      const dataset = requireKnown(id);
      const mirrors = mirrorsOf(dataset, mirror === null ? null : parseMirror(mirror));
      const options = { mirrors, fetch: surroundings.fetch };
      bring(id, 'fetch', (task) =>
        fetchDataset(dataset, datasetFolder(id, data), { ...options, ...task }),
      );
      return {};
    },
    async copyDataset({ id, ticket }) {
      const dataset = requireKnown(id);
      const paths = await choices.pathsOf(ticket);
      bring(id, 'copy', (task) => copyDataset(dataset, paths, datasetFolder(id, data), task));
      return {};
    },
  };
}
