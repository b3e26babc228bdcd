import type { Tensor } from '../ops/tensor.ts';
import type { Variable } from '../ops/variable.ts';

/** A layer that is ready to compute; what it remembers for the way back is in its ForwardPass. */
export interface RunningLayer {
  /** What gradients change, in the order of the gradients; empty for most layers. */
  readonly learned: readonly Variable[];
  /**
   * Computes the output of a batch. `training` is given while learning: dropout and batch
   * normalization do something else then. Call it within tidy().
   */
  forward(input: Tensor, training?: TrainingStep): ForwardPass;
}

/** Which step of which run: whatever a layer draws at random follows from it. */
export interface TrainingStep {
  seed: number;
  /** Counted from 1 through the whole run. */
  step: number;
  /**
   * What a step does with the statistics of batch normalization: `moved`, as usual, goes by those of
   * the batch and moves the network's own; `kept` goes by the network's own, as a prediction does,
   * for batches that are unlike what the network will see.
   */
  statistics?: 'moved' | 'kept';
}

export interface ForwardPass {
  output: Tensor;
  /**
   * The gradients of the loss, given its gradient by the output. `wanted: 'parameters'` leaves out
   * the one by the input: the first layer that learns has nobody to hand it to.
   */
  backward(gradient: Tensor, wanted: 'all' | 'parameters'): Gradients;
}

interface Gradients {
  input: Tensor | null;
  parameters: readonly Tensor[];
}
