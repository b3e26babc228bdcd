import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { DatasetId } from '../../../contract/dataset.ts';
import type { Announce, EngineApi } from '../../../contract/engine.ts';
import { type Failure, FailureError, failureOf } from '../../../contract/failures.ts';
import type {
  InterruptedRun,
  RunId,
  TrainingOutcome,
  TrainingRun,
  TrainingSettings,
} from '../../../contract/training.ts';
import { planTraining } from '../../../core/training/training-plan.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import { loadOnce } from '../load-once.ts';
import type { ModelLibrary } from '../models/library.ts';
import type { ModelInUse } from '../models/model-in-use.ts';
import { readTrainingState } from '../models/read-model.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { initialParameters } from '../network/initial-parameters.ts';
import { removeFolder } from '../../files/remove-folder.ts';
import { CheckpointWriter } from './checkpoints/checkpoint-writer.ts';
import { beginRunFolder, newRunId, runFolder } from './checkpoints/run-folder.ts';
import { continueFrom } from './continue-from.ts';
import { fitNetwork } from './fit-network.ts';
import { findInterrupted, readInterrupted } from './interrupted-runs.ts';
import { RunControl } from './run-control.ts';
import { RunRecord } from './run-record.ts';
import type { Snapshot } from './run-state.ts';
import { train } from './train.ts';
import { trainedModel } from './trained-model.ts';

type TrainingRequest =
  | 'startTraining'
  | 'stopTraining'
  | 'pauseTraining'
  | 'continueTraining'
  | 'stepTraining'
  | 'setLearningRate'
  | 'resumeRun'
  | 'discardRun'
  | 'continueModel';

/** The one run of the engine, and the one that was before it. */
export interface Trainer {
  requests: Pick<EngineApi, TrainingRequest>;
  run(): TrainingRun | null;
  isTraining(): boolean;
  /** The network in training, if there is one. */
  network(): Network | null;
  /** The run that an engine before this one left. */
  interrupted(): Promise<InterruptedRun | null>;
}

interface Surroundings {
  /** A person's data folder. */
  data: string;
  /** The dataset in use, or a certain one. */
  borrowDataset: (id?: DatasetId) => Promise<Loan>;
  library: ModelLibrary;
  modelInUse: ModelInUse;
  announce: Announce;
  report: (problem: Failure) => void;
}

/** What a run begins or goes on with. */
interface Begin {
  id: RunId;
  settings: TrainingSettings;
  from: Snapshot | null;
  best: Snapshot | null;
  /** It has a folder already. */
  isResumed: boolean;
}

interface Running {
  control: RunControl;
  record: RunRecord | null;
  network: Network | null;
  ended: Promise<void>;
}

export function createTrainer(surroundings: Surroundings): Trainer {
  const { data, borrowDataset, library, modelInUse, announce, report } = surroundings;
  const findLeft = loadOnce(() => findInterrupted(data));
  /** Found at the start, until it was resumed or given up. */
  let isLeftOver = true;
  let record: RunRecord | null = null;
  let running: Running | null = null;

  async function interrupted(): Promise<InterruptedRun | null> {
    return isLeftOver ? findLeft() : null;
  }

  function forgetInterrupted(): void {
    isLeftOver = false;
    announce('interruptedChanged', null);
  }

  /** Makes all that a run needs; nothing is kept if it throws. */
  async function prepare(begin: Begin, loan: Loan): Promise<{ network: Network }> {
    const { id, settings, from, isResumed } = begin;
    const { summary, hash } = loan.dataset;
    const layers = fitNetwork(settings, summary.classes.length);
    if (!isResumed) {
      const startedAt = new Date().toISOString();
      await beginRunFolder(runFolder(data, id), {
        ...{ format: 1, id, settings, dataset: summary, datasetHash: hash, startedAt },
      });
    }
    const values = from?.weights ?? initialParameters(layers, settings.recipe.seed);
    return { network: createNetwork(layers, values) };
  }

  /** What cannot be removed changes nothing about how the run ended. */
  function removeRun(folder: string): Promise<void> {
    return removeFolder(folder).catch((error: unknown) => report(failureOf(error)));
  }

  async function carryOut(
    begin: Begin,
    network: Network,
    dataset: Dataset,
    { control }: Running,
    { listener }: RunRecord,
  ): Promise<TrainingOutcome> {
    const { id, settings, from, best } = begin;
    const folder = runFolder(data, id);
    const checkpoints = new CheckpointWriter({ folder, onProblem: report });
    // The first step is slow; "it has begun" is told before.
    await nextTurn();
    try {
      const result = await train({
        ...{ network, dataset, recipe: settings.recipe, control, from, best, checkpoints },
        ...listener,
      });
      const model = trainedModel(network, result, settings, dataset.summary);
      let unsaved: Failure | null = null;
      if (model) {
        const added = await library.add(model);
        modelInUse.keep(added.id, network);
        unsaved = added.unsaved;
      } else {
        network.free();
      }
      // What could not be saved as a model can still be continued from its last checkpoint.
      if (!unsaved) await removeRun(folder);
      const { kind, test, seconds, restoredEpoch } = result;
      return { kind, test, seconds, restoredEpoch, unsaved };
    } catch (error) {
      network.free();
      if (!(error instanceof FailureError)) console.error(error);
      const failure = failureOf(error);
      if (failure.code === 'training-diverged') await removeRun(folder);
      return { kind: 'failed', failure };
    }
  }

  /** Begins a run and resolves then; how it goes on is announced. */
  async function start(
    makeBegin: () => Promise<{ begin: Begin; loan: Loan }>,
  ): Promise<TrainingRun> {
    if (running) throw new FailureError({ code: 'training-busy' });
    const control = new RunControl((isPaused) => record?.pause(isPaused));
    const current: Running = { control, record: null, network: null, ended: Promise.resolve() };
    running = current;
    const begun = (async () => {
      await library.prepare();
      // Looked for before there is a new one, which would be taken for it.
      await findLeft();
      const { begin, loan } = await makeBegin();
      try {
        const { network } = await prepare(begin, loan);
        const { recipe } = begin.settings;
        const plan = planTraining(recipe, loan.dataset.train.count);
        const { id, settings, from } = begin;
        const dataset = loan.dataset.summary;
        record = new RunRecord(
          { id, settings, dataset, plan, from: from?.state ?? null },
          announce,
        );
        current.network = network;
        announce('trainingStarted', record.whole());
        return { begin, loan, network, record };
      } catch (error) {
        loan.giveBack();
        throw error;
      }
    })();
    current.ended = begun
      .then(async ({ begin, loan, network, record: own }) => {
        const outcome = await carryOut(begin, network, loan.dataset, current, own).finally(
          loan.giveBack,
        );
        running = null;
        own.end(outcome);
      })
      // A start that failed is told to the one who asked for it.
      .catch((error: unknown) => {
        running = null;
        if (!(error instanceof FailureError)) console.error(error);
      });
    const { record: own } = await begun;
    return own.whole();
  }

  async function startNew(settings: TrainingSettings) {
    const loan = await borrowDataset();
    const begin: Begin = {
      ...{ id: newRunId(), settings, from: null, best: null, isResumed: false },
    };
    return { begin, loan };
  }

  async function resume(id: RunId) {
    const { run, snapshot, best } = await readInterrupted(runFolder(data, id), report);
    const loan = await borrowDataset(v.parse(DatasetId, run.dataset.id));
    if (loan.dataset.hash !== run.datasetHash) {
      loan.giveBack();
      throw new FailureError({ code: 'dataset-changed', name: run.dataset.name });
    }
    forgetInterrupted();
    const { settings } = run;
    return { begin: { id, settings, from: snapshot, best, isResumed: true }, loan };
  }

  async function continueModel(id: string, epochs: number) {
    const model = await library.find(id);
    const state = await readTrainingState(library.folderOf(id));
    const { dataset } = model.summary;
    if (!state || !v.is(DatasetId, dataset.id)) throw new FailureError({ code: 'cannot-continue' });
    const loan = await borrowDataset(dataset.id);
    try {
      const { settings, from } = continueFrom(model.summary, state, epochs, loan.dataset.summary);
      const begin: Begin = { id: newRunId(), settings, from, best: null, isResumed: false };
      return { begin, loan };
    } catch (error) {
      loan.giveBack();
      throw error;
    }
  }

  async function discard(id: RunId): Promise<void> {
    // Of the run that goes on the checkpoints are still wanted.
    if (running && record?.id === id) throw new FailureError({ code: 'training-busy' });
    await removeFolder(runFolder(data, id));
    forgetInterrupted();
  }

  async function stop(): Promise<void> {
    running?.control.stop();
    await running?.ended;
  }

  /** @throws FailureError `not-training` */
  function steer(how: (control: RunControl) => void): Promise<Record<string, never>> {
    if (!running) throw new FailureError({ code: 'not-training' });
    how(running.control);
    return Promise.resolve({});
  }

  return {
    interrupted,
    run: () => record?.whole() ?? null,
    isTraining: () => running !== null,
    network() {
      record?.settle();
      return running?.network ?? null;
    },
    requests: {
      startTraining: (settings) => start(() => startNew(settings)),
      resumeRun: ({ id }) => start(() => resume(id)),
      continueModel: ({ id, epochs }) => start(() => continueModel(id, epochs)),
      discardRun: ({ id }) => discard(id).then(() => ({})),
      stopTraining: () => stop().then(() => ({})),
      pauseTraining: async () => steer((control) => control.pause()),
      continueTraining: async () => steer((control) => control.continue()),
      stepTraining: async () => steer((control) => control.allowStep()),
      setLearningRate: async ({ learningRate }) =>
        steer((control) => control.setRate(learningRate)),
    },
  };
}
