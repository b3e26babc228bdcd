import type { Recipe } from '../../../contract/recipe.ts';
import type { LearnedParameter } from '../network/network.ts';
import type { Tensor } from '../ops/tensor.ts';
import type { Variable } from '../ops/variable.ts';
import { createAdam } from './adam.ts';
import { createSgd } from './sgd.ts';

/** All that an optimizer remembers of the steps so far. */
export interface OptimizerState {
  /** Updates made. */
  step: number;
  /** What it keeps of each parameter, in an order of its own. */
  values: Float32Array[];
}

/** Changes the parameters of a network along their gradients. */
export interface Optimizer {
  /** What it keeps of each parameter. */
  readonly variables: readonly Variable[];
  /** One step; `gradients` in the order of the parameters. */
  update(gradients: readonly Tensor[], learningRate: number): void;
  /** Everything that a checkpoint must keep. */
  state(): OptimizerState;
  /** @throws RangeError if the state is that of other parameters or of another optimizer. */
  restore(state: OptimizerState): void;
  /** Frees what it keeps of each parameter. */
  free(): void;
}

export type OptimizerRecipe = Pick<Recipe, 'optimizer' | 'momentum' | 'beta2' | 'weightDecay'>;

/** The optimizer that a recipe names, at its first step. */
export function createOptimizer(
  recipe: OptimizerRecipe,
  learned: readonly LearnedParameter[],
): Optimizer {
  const { optimizer, momentum, beta2, weightDecay } = recipe;
  switch (optimizer) {
    case 'sgd':
      return createSgd(learned, { momentum, weightDecay });
    case 'adam':
      return createAdam(learned, { beta1: momentum, beta2, weightDecay: 0 });
    case 'adamw':
      return createAdam(learned, { beta1: momentum, beta2, weightDecay });
  }
}
