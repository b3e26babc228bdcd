import type { Recipe } from '../../contract/recipe.ts';

/** The rate at the beginning and at the end of one cycle, as shares of its peak. */
const CYCLE_START = 0.1;
const CYCLE_END = 0.001;
const CYCLE_RISE = 0.25; /* of all steps */

/** The arithmetic of a run that a schedule needs. */
interface Steps {
  stepsPerEpoch: number;
  totalSteps: number;
}

/**
 * The learning rate of a step, counted from 0. `plateaus` is how often the loss has stopped
 * falling until then, which only the schedule of that name looks at. One cycle is that of Smith
 * and Topin 2017 (https://arxiv.org/abs/1708.07120) with PyTorch's cosine.
 */
export function learningRateAt(
  { learningRate, schedule }: Pick<Recipe, 'learningRate' | 'schedule'>,
  step: number,
  { stepsPerEpoch, totalSteps }: Steps,
  plateaus: number,
): number {
  switch (schedule.kind) {
    case 'constant':
      return learningRate;
    case 'step': {
      const epochsDone = Math.floor(step / stepsPerEpoch);
      return learningRate * schedule.factor ** Math.floor(epochsDone / schedule.epochs);
    }
    case 'cosine':
      return learningRate * cosineDown(step / totalSteps);
    case 'oneCycle': {
      const rise = CYCLE_RISE * totalSteps;
      if (step < rise) return learningRate * (CYCLE_START + (1 - CYCLE_START) * (step / rise));
      return learningRate * cosineDown((step - rise) / (totalSteps - rise));
    }
    case 'plateau':
      return learningRate * schedule.factor ** plateaus;
  }
}

/** From 1 at 0 to CYCLE_END at 1. */
function cosineDown(share: number): number {
  return CYCLE_END + (1 - CYCLE_END) * 0.5 * (1 + Math.cos(Math.PI * share));
}
