import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Announce } from '../../../contract/engine.ts';
import { FailureError, failureOf } from '../../../contract/failures.ts';
import type { TrainingOutcome, TrainingRun, TrainingSettings } from '../../../contract/training.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import type { CurrentModel } from '../models/current-model.ts';
import { prepareModelFolder } from '../models/save-model.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { initialParameters } from '../network/parameters.ts';
import { presetLayers } from '../network/presets.ts';
import { beginRun, withEpoch, withOutcome, withProgress } from './run-snapshot.ts';
import { trainAndSave } from './train-and-save.ts';

const PRESET = 'mlp';

/** The one run of the engine, and the one that was before it. */
export interface Trainer {
  /** Resolves when the run has begun. */
  start(settings: TrainingSettings): Promise<TrainingRun>;
  /** Resolves when the run has ended; at once if there is none. */
  stop(): Promise<void>;
  run(): TrainingRun | null;
  /** The network in training, if there is one. */
  network(): Network | null;
}

interface Surroundings {
  /** The dataset in use. */
  borrowDataset: () => Promise<Loan>;
  model: CurrentModel;
  modelFolder: string;
  announce: Announce;
}

export function createTrainer(surroundings: Surroundings): Trainer {
  const { borrowDataset, model, modelFolder, announce } = surroundings;
  let run: TrainingRun | null = null;
  let network: Network | null = null;
  let current: { stopping: AbortController; ended: Promise<void> } | null = null;

  async function begin(settings: TrainingSettings): Promise<Loan> {
    await prepareModelFolder(modelFolder);
    const loan = await borrowDataset();
    const { dataset } = loan;
    const layers = presetLayers(PRESET, dataset.summary.classes.length);
    network = createNetwork(layers, initialParameters(layers, settings.seed));
    run = beginRun(settings, dataset.summary);
    announce('trainingStarted', run);
    return loan;
  }

  async function carryOut(
    trained: Network,
    dataset: Dataset,
    settings: TrainingSettings,
    signal: AbortSignal,
  ): Promise<TrainingOutcome> {
    // The first step is slow; "it has begun" is told before.
    await nextTurn();
    try {
      const { result, summary, unsaved } = await trainAndSave(PRESET, modelFolder, {
        ...{ network: trained, dataset, settings, signal },
        onProgress(progress) {
          run = withProgress(run!, progress);
          announce('trainingProgressed', progress);
        },
        onEpoch(epoch) {
          run = withEpoch(run!, epoch);
          announce('epochEnded', epoch);
        },
      });
      if (summary) {
        model.replace(summary, trained);
        announce('modelChanged', summary);
      } else {
        trained.free();
      }
      return { kind: result.kind, test: result.test, seconds: result.seconds, unsaved };
    } catch (error) {
      trained.free();
      if (!(error instanceof FailureError)) console.error(error);
      return { kind: 'failed', failure: failureOf(error) };
    }
  }

  return {
    async start(settings) {
      if (current) throw new FailureError({ code: 'training-busy' });
      const stopping = new AbortController();
      const begun = begin(settings);
      const ended = begun
        .then(({ dataset, giveBack }) =>
          carryOut(network!, dataset, settings, stopping.signal).finally(giveBack),
        )
        .then(
          (outcome) => {
            [network, current] = [null, null];
            run = withOutcome(run!, outcome);
            announce('trainingEnded', outcome);
          },
          // A start that failed is told to the one who asked for it.
          () => {
            current = null;
          },
        );
      current = { stopping, ended };
      await begun;
      return run!;
    },
    async stop() {
      current?.stopping.abort();
      await current?.ended;
    },
    run: () => run,
    network: () => network,
  };
}
