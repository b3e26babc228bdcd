import type { EngineApi } from '../../../contract/engine.ts';
import { datasetFolder } from '../../files/dataset-folder.ts';
import type { Choices } from '../choices.ts';
import type { DatasetCatalogue } from './catalogue.ts';
import { summarizeDataset } from './dataset.ts';
import type { DatasetSource } from './dataset-source.ts';
import { exportDataset } from './export/export-dataset.ts';
import { importDataset } from './import/import-dataset.ts';
import { previewImport } from './import/preview-import.ts';
import { newId } from '../new-id.ts';

interface Surroundings {
  data: string;
  catalogue: DatasetCatalogue;
  choices: Choices;
  sourceOf(id: string): Promise<DatasetSource>;
}

/** The requests that take digits from and give them to other programs. */
export function createExchange({
  data,
  catalogue,
  choices,
  sourceOf,
}: Surroundings): Pick<EngineApi, 'previewImport' | 'importDataset' | 'exportDataset'> {
  return {
    async previewImport({ ticket, options }) {
      return previewImport(await choices.pathsOf(ticket), options);
    },
    async importDataset({ ticket, name, options }) {
      const paths = await choices.pathsOf(ticket);
      const id = newId('own');
      const folder = datasetFolder(id, data);
      const { stored, problems, problemCount } = await catalogue.work.run(
        id,
        'import',
        (task) => importDataset(paths, { name, options, folder, ...task }),
        name,
      );
      const { classes, trainCount, testCount } = stored;
      const dataset = { id, name: stored.name, classes, trainCount, testCount };
      return { dataset, problems, problemCount };
    },
    async exportDataset({ id, ticket, format }) {
      const [parent] = await choices.pathsOf(ticket);
      const source = await sourceOf(id);
      const from = { folder: source.folder, ...(await summarizeDataset(source)) };
      return catalogue.work.run(id, 'export', (task) => exportDataset(from, parent!, format, task));
    },
  };
}
