import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import type { DatasetSummary } from '../../contract/dataset.ts';
import { GRID_PIXELS } from '../../contract/digit.ts';
import type { Announce, EngineApi } from '../../contract/engine.ts';
import { type Failure, failureOf } from '../../contract/failures.ts';
import { datasetSource, loadDataset, summarizeDataset } from './dataset/dataset.ts';
import { loadOnce } from './load-once.ts';
import { createCurrentModel } from './models/current-model.ts';
import { predict } from './prediction/predict.ts';
import { loadTensorFlow } from './tensorflow.ts';
import { createTrainer } from './training/trainer.ts';

/** Where the engine finds its own files and where it keeps the user's. */
export interface EnginePaths {
  resources: string;
  data: string;
}

/** Makes the engine: what it can do, as functions; what happens in it goes to `announce`. */
export function createEngine({ resources, data }: EnginePaths, announce: Announce): EngineApi {
  const source = datasetSource('starter', resources);
  const modelFolder = join(data, 'model');
  let untold: Failure[] = [];

  const model = createCurrentModel(modelFolder, (problem) => untold.push(problem));
  const loadDigits = loadOnce(async () => {
    await loadTensorFlow();
    return loadDataset(source);
  });
  const trainer = createTrainer({ loadDataset: loadDigits, model, modelFolder, announce });
  const warmUp = loadOnce(async () => {
    // The answer goes out first: loading keeps this process busy for a second.
    await nextTurn();
    await loadDigits();
    // The first prediction of a process prepares TensorFlow's kernels; a blank one may wait for it.
    if (await model.summary()) predict(await model.network(), new Uint8Array(GRID_PIXELS));
  });

  return {
    async status() {
      const [dataset, summary] = await Promise.all([
        summarizeDataset(source).catch(problemOf),
        model.summary(),
      ]);
      const problems = untold;
      untold = [];
      if (isProblem(dataset)) problems.push(dataset.problem);
      // What cannot be loaded now is told to whoever needs it.
      warmUp().catch(() => undefined);
      return {
        dataset: isProblem(dataset) ? null : dataset,
        model: summary,
        run: trainer.run(),
        problems,
      };
    },
    startTraining: trainer.start,
    async stopTraining() {
      await trainer.stop();
      return {};
    },
    async predict({ pixels }) {
      const network = trainer.network() ?? (await model.network());
      return { probabilities: [...predict(network, pixels)] };
    },
  };
}

interface Problem {
  problem: Failure;
}

function problemOf(error: unknown): Problem {
  return { problem: failureOf(error) };
}

function isProblem(value: DatasetSummary | Problem): value is Problem {
  return 'problem' in value;
}
