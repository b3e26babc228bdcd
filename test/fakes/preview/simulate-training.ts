import type { ModelSummary } from '../../../app/contract/models.ts';
import type { TrainingOutcome, TrainingSettings } from '../../../app/contract/training.ts';
import type { FakeEngine } from '../fake-engine.ts';
import { dataset, model as savedModel, progressOf, runOf, status } from '../samples.ts';

const ANNOUNCE_EVERY_MS = 100;
const STEPS_AT_ONCE = 12;

/** Makes an engine train in appearance: numbers that fall and rise as those of a real run do. */
export function simulateTraining(
  engine: FakeEngine,
  { hasModel }: { hasModel: boolean },
): { stopAtStep: number; abandon(): void } {
  let model: ModelSummary | null = hasModel ? savedModel : null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let end: (outcome: TrainingOutcome['kind']) => void = () => undefined;
  const simulation = { stopAtStep: Infinity, abandon: () => clearInterval(timer) };

  engine.api.status = () => Promise.resolve({ ...status, model });
  engine.api.stopTraining = () => {
    end('stopped');
    return Promise.resolve({});
  };
  engine.api.predict = ({ pixels }) => {
    const ink = pixels.reduce((sum, pixel) => sum + pixel, 0);
    const weights = Array.from(
      { length: 10 },
      (_, digit) => 4 * Math.sin(ink / 9000 + digit * 2.4),
    );
    const largest = Math.max(...weights);
    const powers = weights.map((weight) => Math.exp(2 * (weight - largest)));
    const sum = powers.reduce((total, power) => total + power, 0);
    return Promise.resolve({ probabilities: powers.map((power) => power / sum) });
  };
  engine.api.startTraining = (settings) => {
    begin(settings);
    return Promise.resolve(runOf({ settings }));
  };

  function begin(settings: TrainingSettings): void {
    const stepsPerEpoch = Math.ceil(dataset.trainCount / settings.batchSize);
    const totalSteps = stepsPerEpoch * settings.epochs;
    const begun = performance.now();
    let step = 0;

    end = (kind) => {
      clearInterval(timer);
      const test = { loss: testLoss(step), accuracy: 1 - 0.3 * testLoss(step), count: 1000 };
      model = { ...savedModel, settings, test, savedAt: new Date().toISOString() };
      engine.announce('modelChanged', model);
      const seconds = (performance.now() - begun) / 1000;
      engine.announce(
        'trainingEnded',
        kind === 'failed'
          ? { kind, failure: { code: 'training-diverged', step } }
          : { kind, test, seconds, unsaved: null },
      );
    };

    engine.announce('trainingStarted', runOf({ settings, stepsPerEpoch, totalSteps }));
    timer = setInterval(() => {
      const points = [];
      for (let done = 0; done < STEPS_AT_ONCE && step < totalSteps; done++) {
        if (step >= simulation.stopAtStep) break;
        step++;
        const loss = trainLoss(step) * (0.7 + 0.6 * Math.random());
        points.push({ step, loss, accuracy: Math.max(0.1, 1 - loss * 0.31) });
        if (step % stepsPerEpoch === 0) endEpoch(step / stepsPerEpoch, step);
      }
      const last = points.at(-1);
      if (!last) return;
      const epoch = Math.ceil(step / stepsPerEpoch);
      const secondsLeft = (totalSteps - step) * 0.008;
      engine.announce('trainingProgressed', progressOf({ ...last, epoch, secondsLeft, points }));
      if (step === totalSteps) end('completed');
    }, ANNOUNCE_EVERY_MS);
  }

  function endEpoch(epoch: number, step: number): void {
    engine.announce('epochEnded', {
      epoch,
      step,
      trainLoss: trainLoss(step),
      trainAccuracy: 1 - trainLoss(step) * 0.31,
      test: { loss: testLoss(step), accuracy: 1 - testLoss(step) * 0.3, count: 1000 },
      seconds: 1,
    });
  }

  return simulation;
}

function trainLoss(step: number): number {
  return 0.06 + 2.2 * Math.exp(-step / 28) + 0.42 * Math.exp(-step / 240);
}

function testLoss(step: number): number {
  return 0.12 + 0.3 * Math.exp(-step / 200);
}
