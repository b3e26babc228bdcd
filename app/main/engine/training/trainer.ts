import type { DatasetId } from '../../../contract/dataset.ts';
import type { Announce, EngineApi } from '../../../contract/engine.ts';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import type { InterruptedRun, RunId, TrainingRun } from '../../../contract/training.ts';
import { planTraining } from '../../../core/training/training-plan.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import type { Turn } from '../courtesy.ts';
import { loadOnce } from '../load-once.ts';
import type { ModelLibrary } from '../models/library.ts';
import type { ModelInUse } from '../models/model-in-use.ts';
import type { Network } from '../network/network.ts';
import { createBeginnings, type RunBegin } from './begin-run.ts';
import { carryOut } from './carry-out.ts';
import { removeRunFolder, runFolder } from './checkpoints/run-folder.ts';
import { findInterrupted } from './interrupted-runs.ts';
import { prepareRun } from './prepare-run.ts';
import { RunControl } from './run-control.ts';
import { RunRecord } from './run-record.ts';

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
  /** Between two pieces of a step. */
  turn: Turn;
  /** Told when a run is begun, before anything of it is prepared, and when it has ended. */
  onTraining: (isTraining: boolean) => void;
}

interface Running {
  control: RunControl;
  network: Network | null;
  ended: Promise<void>;
}

export function createTrainer(surroundings: Surroundings): Trainer {
  const { data, library, announce, onTraining } = surroundings;
  const beginnings = createBeginnings(surroundings);
  const findLeft = loadOnce(() => findInterrupted(data));
  /** Found at the start, until it was resumed or given up. */
  let isLeftOver = true;
  let record: RunRecord | null = null;
  let running: Running | null = null;

  function setRunning(next: Running | null): void {
    running = next;
    onTraining(next !== null);
  }

  function forgetInterrupted(): void {
    isLeftOver = false;
    announce('interruptedChanged', null);
  }

  function beginRecord({ id, settings, loan, from }: RunBegin): RunRecord {
    const plan = planTraining(settings.recipe, loan.dataset.train.count);
    const dataset = loan.dataset.summary;
    const begun = new RunRecord(
      { id, settings, dataset, plan, from: from?.state ?? null },
      announce,
    );
    announce('trainingStarted', begun.whole());
    return begun;
  }

  async function begin(wanted: () => Promise<RunBegin>, current: Running) {
    await library.prepare();
    // Looked for before there is a new one, which would be taken for it.
    await findLeft();
    const run = await wanted();
    try {
      const { dataset } = run.loan;
      const network = await prepareRun({ ...run, dataset }, runFolder(data, run.id));
      if (run.isResumed) forgetInterrupted();
      current.network = network;
      record = beginRecord(run);
      return { run, network, record };
    } catch (error) {
      run.loan.giveBack();
      throw error;
    }
  }

  /** Begins a run and resolves then; how it goes on is announced. */
  async function start(wanted: () => Promise<RunBegin>): Promise<TrainingRun> {
    if (running) throw new FailureError({ code: 'training-busy' });
    const control = new RunControl((isPaused) => record?.pause(isPaused));
    const current: Running = { control, network: null, ended: Promise.resolve() };
    setRunning(current);
    const begun = begin(wanted, current);
    current.ended = begun.then(
      async ({ run, network, record: own }) => {
        const ending = carryOut(run, network, control, own.listener, surroundings);
        const outcome = await ending.finally(run.loan.giveBack);
        setRunning(null);
        own.end(outcome);
      },
      // A start that failed is told to the one who asked for it.
      () => {
        setRunning(null);
      },
    );
    return (await begun).record.whole();
  }

  async function discard(id: RunId): Promise<void> {
    // Of the run that goes on the checkpoints are still wanted.
    if (running && record?.id === id) throw new FailureError({ code: 'training-busy' });
    await removeRunFolder(runFolder(data, id));
    forgetInterrupted();
  }

  async function stop(): Promise<void> {
    running?.control.stop();
    await running?.ended;
  }

  /** @throws FailureError `not-training` */
  function steer(how: (control: RunControl) => void): Record<string, never> {
    if (!running) throw new FailureError({ code: 'not-training' });
    how(running.control);
    return {};
  }

  return {
    interrupted: async () => (isLeftOver ? findLeft() : null),
    run: () => record?.whole() ?? null,
    isTraining: () => running !== null,
    network() {
      record?.settle();
      return running?.network ?? null;
    },
    requests: {
      startTraining: (settings) => start(() => beginnings.anew(settings)),
      resumeRun: ({ id }) => start(() => beginnings.resumed(id)),
      continueModel: ({ id, epochs }) => start(() => beginnings.continued(id, epochs)),
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
