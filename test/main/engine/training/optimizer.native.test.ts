import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../app/core/random.ts';
import type { LearnedParameter } from '../../../../app/main/engine/network/network.ts';
import { floatTensor } from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import {
  createVariable,
  destroyVariable,
  variableValues,
} from '../../../../app/main/engine/ops/variable.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import {
  createOptimizer,
  type Optimizer,
  type OptimizerRecipe,
} from '../../../../app/main/engine/training/optimizer.ts';

beforeAll(loadTensorFlow);

const STEPS = 50;
const SIZE = 20;
const ROLES = ['kernel', 'bias'] as const;

const random = createRandom(1);
const starts = ROLES.map(() => Array.from({ length: SIZE }, () => random.next()));
/** For each step and parameter, from 1 down to 1e-9, where Adam's epsilon shows. */
const gradients = Array.from({ length: STEPS }, () =>
  ROLES.map(() => Array.from({ length: SIZE }, (_, i) => (random.next() - 0.3) * 10 ** (-i / 2))),
);
/** As a schedule has it, another one in each step. */
const rates = gradients.map((_, index) => 0.02 / (1 + index / 10));

type WrittenOut = (x: number, g: number, rate: number, t: number, memory: number[]) => number;

/** Algorithm 1 of Adam's paper, line by line, behind the decay of AdamW. */
function adam(beta1: number, beta2: number, decay: number): WrittenOut {
  return (x, g, rate, t, memory) => {
    const [m = 0, v = 0] = memory;
    memory[0] = beta1 * m + (1 - beta1) * g;
    memory[1] = beta2 * v + (1 - beta2) * g ** 2;
    const mHat = memory[0] / (1 - beta1 ** t);
    const vHat = memory[1] / (1 - beta2 ** t);
    return x - rate * decay * x - (rate * mHat) / (Math.sqrt(vHat) + 1e-8);
  };
}

/** As PyTorch's documentation writes SGD, its decay decoupled. */
function sgd(momentum: number, decay: number): WrittenOut {
  return (x, g, rate, _, memory) => {
    const [v = 0] = memory;
    memory[0] = momentum * v + g;
    return x - rate * decay * x - rate * memory[0];
  };
}

function writtenOut(start: readonly number[], parameter: number, step: WrittenOut): number[] {
  return start.map((value, place) => {
    const memory: number[] = [];
    return gradients.reduce(
      (x, of, index) => step(x, of[parameter]![place]!, rates[index]!, index + 1, memory),
      value,
    );
  });
}

const parametersFrom = (values: readonly ArrayLike<number>[]): LearnedParameter[] =>
  ROLES.map((role, index) => ({
    name: role,
    role,
    variable: createVariable(Float32Array.from(values[index]!), [SIZE]),
  }));
const valuesOf = (learned: readonly LearnedParameter[]) =>
  learned.map(({ variable }) => variableValues(variable));
const freeAll = (learned: readonly LearnedParameter[]) =>
  learned.forEach(({ variable }) => destroyVariable(variable));

function takeSteps(optimizer: Optimizer, first: number, end: number): void {
  for (let index = first; index < end; index++) {
    tidy(() =>
      optimizer.update(
        gradients[index]!.map((gradient) => floatTensor(Float32Array.from(gradient), [SIZE])),
        rates[index]!,
      ),
    );
  }
}

const base: OptimizerRecipe = { optimizer: 'adam', momentum: 0.9, beta2: 0.999, weightDecay: 0 };
const adamw: OptimizerRecipe = { ...base, optimizer: 'adamw', weightDecay: 0.3, beta2: 0.95 };
const plainSgd: OptimizerRecipe = { ...base, optimizer: 'sgd', momentum: 0 };
const sgdw: OptimizerRecipe = { ...base, optimizer: 'sgd', weightDecay: 0.3 };

describe.each<[string, OptimizerRecipe, WrittenOut, WrittenOut]>([
  ['Adam', base, adam(0.9, 0.999, 0), adam(0.9, 0.999, 0)],
  [
    'Adam, which has no decay',
    { ...adamw, optimizer: 'adam' },
    adam(0.9, 0.95, 0),
    adam(0.9, 0.95, 0),
  ],
  ['AdamW', adamw, adam(0.9, 0.95, 0.3), adam(0.9, 0.95, 0)],
  ['SGD', plainSgd, sgd(0, 0), sgd(0, 0)],
  ['SGD with momentum and decay', sgdw, sgd(0.9, 0.3), sgd(0.9, 0)],
])('%s', (_, recipe, onKernel, onBias) => {
  it('goes where the paper says, over 50 steps and for gradients of every size', () => {
    const learned = parametersFrom(starts);
    const optimizer = createOptimizer(recipe, learned);
    takeSteps(optimizer, 0, STEPS);
    const found = valuesOf(learned);
    optimizer.free();
    freeAll(learned);

    [onKernel, onBias].forEach((step, parameter) =>
      writtenOut(starts[parameter]!, parameter, step).forEach((expected, place) =>
        expect(found[parameter]![place]).toBeCloseTo(expected, 5),
      ),
    );
  });

  it('goes on from a kept state as if nothing had been between, bit for bit', () => {
    const learned = parametersFrom(starts);
    const optimizer = createOptimizer(recipe, learned);
    takeSteps(optimizer, 0, 7);
    const [kept, state] = [valuesOf(learned), optimizer.state()];
    takeSteps(optimizer, 7, 12);

    const again = parametersFrom(kept);
    const restored = createOptimizer(recipe, again);
    restored.restore(state);
    expect(restored.state()).toEqual(state);
    takeSteps(restored, 7, 12);
    expect(valuesOf(again)).toEqual(valuesOf(learned));
    expect(state.step).toBe(7);
    [optimizer, restored].forEach((each) => each.free());
    [learned, again].forEach(freeAll);
  });

  it('leaves no tensor behind', () => {
    const useOnce = () => {
      const learned = parametersFrom(starts);
      const optimizer = createOptimizer(recipe, learned);
      takeSteps(optimizer, 0, 2);
      optimizer.restore(optimizer.state());
      optimizer.free();
      freeAll(learned);
    };
    useOnce();
    const before = liveTensors();
    useOnce();
    expect(liveTensors()).toBe(before);
  });
});

it('refuses the state of another optimizer', () => {
  const learned = parametersFrom(starts);
  const [first, second] = [createOptimizer(adamw, learned), createOptimizer(sgdw, learned)];
  expect(() => second.restore(first.state())).toThrow(RangeError);
  expect(() => first.restore(second.state())).toThrow(RangeError);
  [first, second].forEach((each) => each.free());
  freeAll(learned);
});
