import type { RunEvaluation, TrainingEpoch, TrainingProgress } from '../../../contract/training.ts';
import type { RunMeter } from './run-meter.ts';

/** What is told while a run goes on. */
export interface TrainingListener {
  /**
   * Once, before the first step: where the figures of the run can be asked for, and what to call
   * before the network is used by others.
   */
  onBegin?(meter: RunMeter, settle: () => void): void;
  /** At most ten times a second, and once at the end. */
  onProgress?(progress: TrainingProgress): void;
  /** At most ten times a second, and once at the end of each evaluation. */
  onEvaluation?(evaluation: RunEvaluation): void;
  onEpoch?(epoch: TrainingEpoch): void;
}
