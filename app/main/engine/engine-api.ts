import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { GRID_PIXELS } from '../../contract/digit.ts';
import type { Downloads } from '../../contract/downloads.ts';
import type { Announce, EngineApi } from '../../contract/engine.ts';
import { type Failure, failureOf } from '../../contract/failures.ts';
import { createChoices } from './choices.ts';
import { createDatasets } from './dataset/datasets.ts';
import { loadOnce } from './load-once.ts';
import { createCurrentModel } from './models/current-model.ts';
import { predict } from './prediction/predict.ts';
import { createTrainer } from './training/trainer.ts';

/** How long a page that has just started may have questions. */
const FIRST_QUESTIONS_MS = 100;

/** Where the engine finds its own files and where it keeps the user's. */
interface EnginePaths {
  resources: string;
  data: string;
}

export interface EngineSurroundings {
  paths: EnginePaths;
  downloads: Downloads;
  /** Electron's in the app, so that the system's proxy and certificates count; Node's elsewhere. */
  fetch: typeof globalThis.fetch;
  announce: Announce;
}

/** The engine: what the pages may ask of it, and what only the process around it tells it. */
export interface Engine {
  api: EngineApi;
  changeDownloads(downloads: Downloads): void;
  /** The person chose these in a dialog; requests name the ticket. */
  rememberChoice(ticket: string, paths: readonly string[]): void;
}

/** Makes the engine; what happens in it goes to `announce`. */
export function createEngine({ paths, fetch, announce, ...rest }: EngineSurroundings): Engine {
  const modelFolder = join(paths.data, 'model');
  let { downloads } = rest;
  let untold: Failure[] = [];

  const choices = createChoices();
  const datasets = createDatasets({
    ...{ folders: paths, announce, fetch, choices },
    downloads: () => downloads,
  });
  const model = createCurrentModel(modelFolder, (problem) => untold.push(problem));
  const trainer = createTrainer({ borrowDataset: datasets.borrow, model, modelFolder, announce });
  const warmUp = loadOnce(async () => {
    // First what a page asks when it starts: loading keeps this process busy for a second.
    await pause(FIRST_QUESTIONS_MS);
    (await datasets.borrow()).giveBack();
    // The first prediction of a process prepares TensorFlow's kernels; a blank one may wait for it.
    if (await model.summary()) predict(await model.network(), new Uint8Array(GRID_PIXELS));
  });

  const api: EngineApi = {
    async status() {
      const [dataset, summary] = await Promise.all([
        datasets.summary().catch((error: unknown) => {
          untold.push(failureOf(error));
          return null;
        }),
        model.summary(),
      ]);
      const problems = untold;
      untold = [];
      // What cannot be loaded now is told to whoever needs it.
      warmUp().catch(() => undefined);
      return { dataset, model: summary, run: trainer.run(), problems };
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
    ...datasets.requests,
  };

  return {
    api,
    changeDownloads(next) {
      downloads = next;
      datasets.announceCatalogue();
    },
    rememberChoice: choices.remember,
  };
}
