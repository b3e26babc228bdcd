import type { Augmenter } from '../augmentation/augmenter.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import type { TrainingStep } from '../network/layer.ts';
import type { Network } from '../network/network.ts';
import { atOnce } from '../ops/graph/at-once.ts';
import { type RecordedGraph, recordGraph } from '../ops/graph/recorded-graph.ts';
import { readFloats, type Tensor } from '../ops/tensor.ts';
import { free, tidy } from '../ops/tidy.ts';
import { bestClasses, countRight, mean } from '../prediction/metrics.ts';
import type { Optimizer } from './optimizer.ts';

export interface StepResult {
  /** The mean cross-entropy of the batch before the step. */
  loss: number;
  right: number;
  /** Samples in the batch. */
  count: number;
}

/** What steps are taken with. */
export interface StepParts {
  network: Network;
  optimizer: Optimizer;
  digits: Pick<DigitSet, 'labels' | 'classCount' | 'batch'>;
  augmenter: Augmenter | null;
  labelSmoothing: number;
  /** Of all batches but an epoch's last. */
  batchSize: number;
}

/** Takes the steps of a run. */
export interface Stepper {
  /** One step: a batch forward and back, and the parameters changed. */
  take(indices: Int32Array, training: TrainingStep, learningRate: number): StepResult;
  /** As `take`, in pieces of some milliseconds: between two of them something else may be done. */
  takeInPieces(
    indices: Int32Array,
    training: TrainingStep,
    learningRate: number,
  ): Generator<void, StepResult>;
  /** Brings network and optimizer up to the last step: to be called before they are looked at. */
  settle(): void;
  /** The network alone, which is a third of that: it is asked for many times in a run. */
  settleNetwork(): void;
  free(): void;
}

/**
 * Steps of full batches are recorded and run as one graph, with its own copies of the parameters;
 * an incomplete batch, and all where TensorFlow takes no graph, go op by op.
 */
export function createStepper(parts: StepParts): Stepper {
  const { network, optimizer, digits, augmenter, labelSmoothing, batchSize } = parts;
  let graph: RecordedGraph | null = null;
  let isRefused = false;
  /** Where the parameters are newer. */
  let newer: 'here' | 'graph' | 'nowhere' = 'here';
  /** The network is as new as the graph, the optimizer perhaps not. */
  let isNetworkSettled = true;

  /** What is recorded: all but the choice of the samples. */
  function learn(
    images: Tensor,
    labels: Tensor,
    training: TrainingStep,
    learningRate: number,
  ): readonly Tensor[] {
    return tidy(() => {
      const { losses, logits, gradients } = network.gradients(
        ...([images, labels, training, labelSmoothing] as const),
      );
      optimizer.update(gradients, learningRate);
      return [losses, logits];
    });
  }

  function settle(): void {
    if (newer === 'graph') graph?.settle();
    if (newer === 'graph') newer = 'nowhere';
    isNetworkSettled = true;
  }

  function settleNetwork(): void {
    if (newer === 'graph' && !isNetworkSettled) graph?.settle(network.variables.length);
    isNetworkSettled = true;
  }

  /** Records a step and takes it back: all steps of full batches are to be the graph's. */
  function record(images: Tensor, labels: Tensor, training: TrainingStep, rate: number): void {
    const [values, state] = [network.values(), optimizer.state()];
    const variables = [...network.variables, ...optimizer.variables];
    try {
      tidy(() => {
        graph = recordGraph(variables, [images, labels], () =>
          learn(images, labels, training, rate),
        );
      });
    } catch (error) {
      // Slower, and right: the log says why.
      console.error('steps are not run as a graph:', error);
      isRefused = true;
    } finally {
      network.setValues(values);
      optimizer.restore(state);
    }
  }

  function* run(
    images: Tensor,
    labels: Tensor,
    training: TrainingStep,
    rate: number,
  ): Generator<void, readonly Tensor[]> {
    const isFull = labels.shape[0] === batchSize;
    if (isFull && !graph && !isRefused) record(images, labels, training, rate);
    if (!isFull || !graph) {
      settle();
      newer = 'here';
      return learn(images, labels, training, rate);
    }
    if (newer === 'here') graph.load();
    const results = yield* graph.runInPieces([images, labels], () =>
      learn(images, labels, training, rate),
    );
    newer = 'graph';
    isNetworkSettled = false;
    return results;
  }

  function* takeInPieces(
    indices: Int32Array,
    training: TrainingStep,
    rate: number,
  ): Generator<void, StepResult> {
    const chosen = indices.map((index) => digits.labels[index]!);
    const { images: plain, labels } = tidy(() => digits.batch(indices));
    let images = plain;
    let results: readonly Tensor[] = [];
    try {
      // Each takes about as long as a piece.
      for (const change of augmenter?.changes ?? []) {
        const before = images;
        images = tidy(() => change(before, chosen, training));
        free(before);
        yield;
      }
      results = yield* run(images, labels, training, rate);
      const [losses, logits] = results;
      // A few logits are compared sooner in JavaScript than three more ops are called.
      const answers = bestClasses(readFloats(logits!), digits.classCount);
      return {
        loss: mean(readFloats(losses!)),
        right: countRight(answers, chosen),
        count: indices.length,
      };
    } finally {
      free(images, labels, ...results);
    }
  }

  return {
    take: (...step) => atOnce(takeInPieces(...step)),
    takeInPieces,
    settle,
    settleNetwork,
    free() {
      graph?.free();
      [graph, newer] = [null, 'nowhere'];
    },
  };
}
