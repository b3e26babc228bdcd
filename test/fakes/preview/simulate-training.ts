import { GRID_PIXELS, type Reading } from '../../../app/contract/digit.ts';
import type { Library } from '../../../app/contract/models.ts';
import type {
  InterruptedRun,
  TrainingOutcome,
  TrainingRun,
  TrainingSettings,
} from '../../../app/contract/training.ts';
import { planTraining } from '../../../app/core/training/training-plan.ts';
import type { FakeEngine } from '../fake-engine.ts';
import { firstLayerOf } from '../first-layer.ts';
import {
  dataset,
  emptyLibrary,
  interruptedOf,
  library as savedLibrary,
  libraryModelOf,
  libraryOf,
  outcomeOf,
  runOf,
  status,
} from '../samples.ts';
import { SimulatedRun } from './simulated-run.ts';

const ANNOUNCE_EVERY_MS = 100;
const STEPS_AT_ONCE = 12;
const EVALUATION_TICKS = 8;

export interface TrainingSimulation {
  stopAtStep: number;
  /** Ends everything without a word, as a killed engine does. */
  abandon(): void;
}

interface Options {
  hasModel: boolean;
  isInterrupted: boolean;
  /** What the power cut does to the page. */
  onPlug: () => void;
}

/** Makes an engine train in appearance. */
export function simulateTraining(
  engine: FakeEngine,
  { hasModel, isInterrupted, onPlug }: Options,
): TrainingSimulation {
  let library: Library = hasModel ? savedLibrary : emptyLibrary;
  let interrupted: InterruptedRun | null = isInterrupted ? interruptedOf() : null;
  let run: TrainingRun | null = null;
  let simulated: SimulatedRun | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let evaluationTick = 0;

  const simulation: TrainingSimulation = {
    stopAtStep: Infinity,
    abandon() {
      clearInterval(timer);
      if (run && !run.outcome && simulated) {
        const { settings, stepsPerEpoch } = run;
        const stepInEpoch = simulated.step % stepsPerEpoch;
        const savedAt = new Date().toISOString();
        const where = { epoch: simulated.epoch, stepInEpoch, stepsPerEpoch, savedAt };
        interrupted = interruptedOf({ settings, ...where });
      }
      run = null;
    },
  };

  function begin(settings: TrainingSettings, fromStep = 0): TrainingRun {
    const steps = planTraining(settings.recipe, dataset.trainCount);
    simulated = new SimulatedRun(settings.recipe, steps);
    const curve = simulated.advance(0);
    simulated.step = fromStep;
    run = runOf({ settings, ...steps, curve });
    interrupted = null;
    engine.announce('interruptedChanged', null);
    engine.announce('trainingStarted', run);
    evaluationTick = 0;
    timer = setInterval(tick, ANNOUNCE_EVERY_MS);
    return run;
  }

  function tick(): void {
    if (!run || !simulated || run.isPaused) return;
    if (evaluationTick > 0) evaluate(simulated);
    else advance(simulated, Math.min(STEPS_AT_ONCE, simulation.stopAtStep - simulated.step));
  }

  function advance(now: SimulatedRun, count: number): void {
    if (count <= 0) return;
    const points = now.advance(count);
    engine.announce('trainingProgressed', now.progress(points));
    if (now.isEndOfEpoch()) evaluationTick = EVALUATION_TICKS;
  }

  function evaluate(now: SimulatedRun): void {
    evaluationTick--;
    const share = 1 - evaluationTick / EVALUATION_TICKS;
    engine.announce('evaluationProgressed', now.evaluation(share));
    if (evaluationTick > 0) return;
    engine.announce('epochEnded', now.endedEpoch());
    if (now.isOver()) end('completed');
  }

  function end(kind: 'completed' | 'stopped' | 'failed'): void {
    if (!run || !simulated) return;
    clearInterval(timer);
    const test = simulated.test();
    const { settings } = run;
    const savedAt = new Date().toISOString();
    library = libraryOf(
      [libraryModelOf({ settings, test, savedAt }), ...library.models].slice(0, 1),
    );
    engine.announce('libraryChanged', library);
    const outcome: TrainingOutcome =
      kind === 'failed'
        ? { kind, failure: { code: 'training-diverged', step: simulated.step } }
        : outcomeOf(kind, { test });
    run = { ...run, outcome };
    engine.announce('trainingEnded', outcome);
  }

  function pause(isPaused: boolean): Promise<Record<string, never>> {
    if (run) run = { ...run, isPaused };
    engine.announce('trainingPaused', { isPaused });
    return Promise.resolve({});
  }

  Object.assign(engine.api, {
    status: () => Promise.resolve({ ...status, library, interrupted }),
    startTraining: (settings) => Promise.resolve(begin(settings)),
    stopTraining: () => {
      end('stopped');
      return Promise.resolve({});
    },
    pauseTraining: () => pause(true),
    continueTraining: () => pause(false),
    stepTraining: () => {
      if (simulated) advance(simulated, 1);
      return Promise.resolve({});
    },
    setLearningRate: ({ learningRate }) => {
      if (simulated) simulated.rateByHand = learningRate;
      return Promise.resolve({});
    },
    resumeRun: () => {
      const { settings, epoch, stepInEpoch, stepsPerEpoch } = interrupted ?? interruptedOf();
      return Promise.resolve(begin(settings, (epoch - 1) * stepsPerEpoch + stepInEpoch));
    },
    discardRun: () => {
      interrupted = null;
      engine.announce('interruptedChanged', null);
      return Promise.resolve({});
    },
    pullThePlug: () => {
      onPlug();
      return new Promise(() => undefined);
    },
    firstLayer: () => {
      if (!run && library.models.length === 0) return Promise.resolve(null);
      const phase = (simulated?.step ?? 0) / 40;
      const isFlat = run?.settings.network.layers[0]?.kind === 'flatten';
      return Promise.resolve(isFlat ? firstLayerOf(512, 28, phase) : firstLayerOf(16, 5, phase));
    },
    measurePace: ({ recipe }) => Promise.resolve({ msPerStep: 0.4 + recipe.batchSize / 20 }),
    predict: ({ pixels }) => Promise.resolve({ readings: guessesOf(pixels) }),
  } satisfies Partial<FakeEngine['api']>);
  return simulation;
}

function guessesOf(pixels: Uint8Array): Reading[] {
  return Array.from({ length: pixels.length / GRID_PIXELS }, (_, place) => ({
    probabilities: guessOf(pixels.subarray(place * GRID_PIXELS, (place + 1) * GRID_PIXELS)),
    verdict: 'sure',
  }));
}

function guessOf(pixels: Uint8Array): number[] {
  const ink = pixels.reduce((sum, pixel) => sum + pixel, 0);
  const weights = Array.from({ length: 10 }, (_, digit) => 4 * Math.sin(ink / 9000 + digit * 2.4));
  const largest = Math.max(...weights);
  const powers = weights.map((weight) => Math.exp(2 * (weight - largest)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
