import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { GRID_PIXELS } from '../../contract/digit.ts';
import type { Downloads } from '../../contract/downloads.ts';
import type { Announce, EngineApi } from '../../contract/engine.ts';
import { type Failure, failureOf } from '../../contract/failures.ts';
import { TrainingSettings } from '../../contract/training.ts';
import { requireWritable } from '../files/require-writable.ts';
import { createChoices } from './choices.ts';
import { createCourtesy } from './courtesy.ts';
import { createDatasets } from './dataset/datasets.ts';
import { createExplanations } from './explanation/explanations.ts';
import { createHand } from './hand/hand.ts';
import { loadOnce } from './load-once.ts';
import { createModelExchange } from './models/exchange-models.ts';
import { createLibrary } from './models/library.ts';
import { createModelInUse } from './models/model-in-use.ts';
import { createOwnNetworks } from './networks.ts';
import { constantCount } from './ops/constant.ts';
import { liveTensors } from './ops/tidy.ts';
import { createPeople } from './people/people.ts';
import { firstLayer } from './prediction/first-layer.ts';
import { predict } from './prediction/predict.ts';
import { readGrids } from './prediction/read-grids.ts';
import { createStoredValue } from './stored-value.ts';
import { loadTensorFlow } from './tensorflow.ts';
import { createTrainer } from './training/trainer.ts';
import { createTrials } from './trials.ts';

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
  /** Told when a run is begun and when it has ended: meanwhile the app must not be restarted. */
  onTraining?: (isTraining: boolean) => void;
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
  const { data } = paths;
  const { onTraining = () => undefined } = rest;
  let { downloads } = rest;
  /** What was found before a page has asked for the status. */
  let untold: Failure[] | null = [];
  const report = (problem: Failure) => {
    if (untold) untold.push(problem);
    else announce('problemFound', problem);
  };

  const tryToWrite = loadOnce(() =>
    requireWritable(data).catch((error: unknown) => report(failureOf(error))),
  );
  const choices = createChoices();
  const datasets = createDatasets({
    ...{ folders: paths, announce, fetch, choices },
    downloads: () => downloads,
  });
  const library = createLibrary({ data, announce, report });
  const modelInUse = createModelInUse(library, report);
  const networks = createOwnNetworks(data, announce);
  const lastSettings = createStoredValue(
    join(data, 'training-settings.json'),
    v.nullable(TrainingSettings),
    null,
  );
  const courtesy = createCourtesy();
  const trainer = createTrainer({
    ...{ data, library, modelInUse, announce, report, turn: courtesy.turn },
    ...{ borrowDataset: datasets.borrow, onTraining },
  });
  const people = createPeople({ data, announce, report, choices });
  const hand = createHand({
    ...{ people, library, modelInUse, announce },
    borrowDataset: datasets.borrow,
    isTraining: trainer.isTraining,
  });
  const networkInUse = async () =>
    trainer.network() ?? hand.network() ?? (await modelInUse.network());
  const readerInUse = async () => {
    // What a network in training will be like is not known yet.
    const doubt = trainer.isTraining() ? null : await library.doubtInUse();
    // The network last, with nothing to wait for between: another one might take its place.
    return { network: await networkInUse(), doubt };
  };
  const warmUp = loadOnce(async () => {
    // First what a page asks when it starts: loading keeps this process busy for a second.
    await pause(FIRST_QUESTIONS_MS);
    (await datasets.borrow()).giveBack();
    // The first prediction of a process prepares TensorFlow's kernels; a blank one may wait for it.
    if ((await library.list()).inUse) predict(await networkInUse(), new Uint8Array(GRID_PIXELS));
  });

  const api: EngineApi = {
    async status() {
      const [dataset, models, interrupted, own, last, persons] = await Promise.all([
        datasets.summary().catch((error: unknown) => {
          report(failureOf(error));
          return null;
        }),
        library.list(),
        trainer.interrupted(),
        networks.list(),
        lastSettings.read(),
        people.list(),
        tryToWrite(),
      ]);
      const problems = untold ?? [];
      untold = null;
      // What cannot be loaded now is told to whoever needs it.
      warmUp().catch(() => undefined);
      const known = { dataset, library: models, interrupted, networks: own, lastSettings: last };
      return {
        ...known,
        ...{ run: trainer.run(), people: persons, lesson: hand.lesson(), problems },
      };
    },
    ...datasets.requests,
    ...library.requests,
    ...createModelExchange(library, choices),
    ...networks.requests,
    ...trainer.requests,
    ...people.requests,
    ...hand.requests,
    ...createExplanations({ readerInUse, borrowDataset: datasets.borrow }),
    async diagnostics() {
      return { ...(await loadTensorFlow()), tensors: liveTensors(), constants: constantCount() };
    },
    async startTraining(settings) {
      const run = await trainer.requests.startTraining(settings);
      // Kept for the next start of the app; a run is worth more than that.
      await lastSettings.write(settings).catch((error: unknown) => report(failureOf(error)));
      return run;
    },
    async removePerson(person) {
      const removed = await people.requests.removePerson(person);
      hand.forget(person.id);
      return removed;
    },
    pullThePlug() {
      // What a power cut does: nothing gets the chance to tidy up.
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    },
    async predict({ pixels }) {
      courtesy.drawn(pixels);
      const { network, doubt } = await readerInUse();
      return { readings: readGrids(network, doubt, pixels) };
    },
    async firstLayer() {
      if (!trainer.network() && !(await library.list()).inUse) return null;
      const network = await networkInUse();
      return firstLayer(network.layers, network.values());
    },
    ...createTrials({ datasets, library, isTraining: trainer.isTraining }),
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
