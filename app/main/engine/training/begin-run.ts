import * as v from 'valibot';
import { DatasetId } from '../../../contract/dataset.ts';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import type { ModelId } from '../../../contract/models.ts';
import type { RunId, TrainingSettings } from '../../../contract/training.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import type { ModelLibrary } from '../models/library.ts';
import { readTrainingState } from '../models/read-model.ts';
import { newId } from '../new-id.ts';
import { runFolder } from './checkpoints/run-folder.ts';
import { continueFrom } from './continue-from.ts';
import { readInterrupted } from './interrupted-runs.ts';
import type { Snapshot } from './run-state.ts';

/** What a run begins or goes on with. */
export interface RunBegin {
  id: RunId;
  settings: TrainingSettings;
  /** To be given back when the run has ended. */
  loan: Loan;
  from: Snapshot | null;
  /** At the end of the best epoch of `from`, if that is still there. */
  best: Snapshot | null;
  /** It has a folder already. */
  isResumed: boolean;
}

interface Surroundings {
  /** A person's data folder. */
  data: string;
  /** The dataset in use, or a certain one. */
  borrowDataset: (id?: DatasetId) => Promise<Loan>;
  library: ModelLibrary;
  report: (problem: Failure) => void;
}

/** The three ways in which a run begins. Each throws the FailureError of what is missing. */
export interface Beginnings {
  anew(settings: TrainingSettings): Promise<RunBegin>;
  /** From the last checkpoint of a run that was interrupted. */
  resumed(id: RunId): Promise<RunBegin>;
  /** From where the training of a model ended, for more epochs. */
  continued(id: ModelId, epochs: number): Promise<RunBegin>;
}

export function createBeginnings(surroundings: Surroundings): Beginnings {
  const { data, borrowDataset, library, report } = surroundings;
  return {
    async anew(settings) {
      const loan = await borrowDataset();
      return { id: newId('run'), settings, loan, from: null, best: null, isResumed: false };
    },

    async resumed(id) {
      const { run, snapshot, best } = await readInterrupted(runFolder(data, id), report);
      const loan = await borrowDataset(v.parse(DatasetId, run.dataset.id));
      if (loan.dataset.hash !== run.datasetHash) {
        loan.giveBack();
        throw new FailureError({ code: 'dataset-changed', name: run.dataset.name });
      }
      return { id, settings: run.settings, loan, from: snapshot, best, isResumed: true };
    },

    async continued(id, epochs) {
      const { summary } = await library.find(id);
      const state = await readTrainingState(library.folderOf(id));
      const { dataset } = summary;
      if (!state || !v.is(DatasetId, dataset.id)) {
        throw new FailureError({ code: 'cannot-continue' });
      }
      const loan = await borrowDataset(dataset.id);
      try {
        const begin = continueFrom(summary, state, epochs, loan.dataset.summary);
        return { id: newId('run'), ...begin, loan, best: null, isResumed: false };
      } catch (error) {
        loan.giveBack();
        throw error;
      }
    },
  };
}
