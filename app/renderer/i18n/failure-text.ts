import type { Failure } from '../../contract/failures.ts';
import { MOST_PARAMETERS } from '../../contract/network.ts';
import { fetchFailureText, importFailureText } from './exchange-failure-text.ts';
import { formatBytes, formatCount, formatSetting } from './format.ts';
import { m } from './messages.ts';
import { networkFailureText } from './network-failure-text.ts';
import { updateFailureText } from './update-failure-text.ts';

/** A learning rate that works with the nets of this app. */
const SAFE_LEARNING_RATE = 0.001;

/** What happened and what to do about it, in words. */
export function failureText(failure: Failure): string {
  switch (failure.code) {
    case 'engine-gone':
      return m.failureEngineGone();
    case 'request-invalid':
      return m.failureRequestInvalid();
    case 'training-busy':
      return m.failureTrainingBusy();
    case 'not-training':
      return m.failureNotTraining();
    case 'network-unfit':
      return networkFailureText(failure);
    case 'network-too-large':
      return m.failureNetworkTooLarge({
        parameters: formatCount(failure.parameters),
        most: formatCount(MOST_PARAMETERS),
      });
    case 'batch-too-large':
      return m.failureBatchTooLarge({
        batchSize: formatCount(failure.batchSize),
        bytes: formatBytes(failure.bytes),
        most: formatBytes(failure.most),
      });
    case 'dataset-changed':
      return m.failureDatasetChanged({ name: failure.name });
    case 'data-newer':
      return m.failureDataNewer();
    case 'run-lost':
      return m.failureRunLost();
    case 'checkpoint-damaged':
      return m.failureCheckpointDamaged();
    case 'cannot-continue':
      return m.failureCannotContinue();
    case 'no-model':
      return m.failureNoModel();
    case 'person-missing':
      return m.failurePersonMissing();
    case 'drawings-damaged':
      return failure.keptAt === null
        ? m.failureDrawingsDamaged()
        : m.failureDrawingsDamagedKept({ keptAt: failure.keptAt });
    case 'no-drawings':
      return m.failureNoDrawings({ path: failure.path });
    case 'no-more-room':
      return m.failureNoMoreRoom({ limit: formatCount(failure.limit) });
    case 'too-few-drawings':
      return m.failureTooFewDrawings({ needed: formatCount(failure.needed) });
    case 'no-lesson':
      return m.failureNoLesson();
    case 'dataset-missing':
      return m.failureDatasetMissing({ path: failure.path });
    case 'dataset-damaged':
      return m.failureDatasetDamaged({ path: failure.path });
    case 'classes-differ':
      return m.failureClassesDiffer({
        model: formatCount(failure.model),
        dataset: formatCount(failure.dataset),
      });
    case 'dataset-busy':
      return m.failureDatasetBusy();
    case 'downloads-off':
      return m.failureDownloadsOff();
    case 'fetch-failed':
      return fetchFailureText(failure);
    case 'update-failed':
      return updateFailureText(failure.reason);
    case 'mirror-invalid':
      return m.failureMirrorInvalid({ mirror: failure.mirror });
    case 'disk-too-small':
      return m.failureDiskTooSmall({
        needed: formatBytes(failure.needed),
        free: formatBytes(failure.free),
      });
    case 'import-failed':
      return importFailureText(failure);
    case 'choice-gone':
      return m.failureChoiceGone();
    case 'cancelled':
      return m.failureCancelled();
    case 'model-missing':
      return m.failureModelMissing({ path: failure.path });
    case 'model-damaged':
      return failure.keptAt === null
        ? m.failureModelDamaged()
        : m.failureModelDamagedKept({ keptAt: failure.keptAt });
    case 'model-file-invalid':
      return m.failureModelFileInvalid({ path: failure.path });
    case 'disk-full':
      return m.failureDiskFull();
    case 'not-writable':
      return m.failureNotWritable({ path: failure.path });
    case 'not-readable':
      return m.failureNotReadable({ path: failure.path });
    case 'training-diverged':
      return m.failureDiverged({
        step: formatCount(failure.step),
        suggestion: formatSetting(SAFE_LEARNING_RATE),
      });
    case 'tensorflow-missing':
      return m.failureTensorflowMissing();
    case 'internal':
      return m.failureInternal();
  }
}

/** What the engine said about it, for those who want to look closer. */
export function failureDetails(failure: Failure): string | null {
  // Where there are both, the reason is a code, and is in the words already.
  if ('detail' in failure) return failure.detail || null;
  return 'reason' in failure ? failure.reason : null;
}
