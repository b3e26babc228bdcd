import { CLASS_LIMIT } from '../../contract/dataset.ts';
import { MOST_OWN_SAMPLES } from '../../contract/exchange.ts';
import type { Failure } from '../../contract/failures.ts';
import { formatCount } from './format.ts';
import { m } from './messages.ts';

/** Why no mirror gave a file, and what to do about it. */
export function fetchFailureText(failure: Extract<Failure, { code: 'fetch-failed' }>): string {
  const { host, file } = failure;
  switch (failure.reason) {
    case 'unreachable':
      return m.failureFetchUnreachable({ host });
    case 'refused':
      return m.failureFetchRefused({ host, file });
    case 'stalled':
      return m.failureFetchStalled({ host });
    case 'cut':
      return m.failureFetchCut({ host });
    case 'too-large':
      return m.failureFetchTooLarge({ host, file });
    case 'wrong-size':
      return m.failureFetchWrongSize({ host, file });
    case 'wrong-content':
      return m.failureFetchWrongContent({ host, file });
  }
}

/** Why nothing could be imported, and what to choose instead. */
export function importFailureText(failure: Extract<Failure, { code: 'import-failed' }>): string {
  const { path } = failure;
  switch (failure.reason) {
    case 'nothing-found':
      return m.failureImportNothingFound({ path });
    case 'nothing-readable':
      return m.failureImportNothingReadable({ path });
    case 'too-few':
      return m.failureImportTooFew({ path });
    case 'too-many-classes':
      return m.failureImportTooManyClasses({ path, limit: formatCount(CLASS_LIMIT) });
    case 'too-many-samples':
      return m.failureImportTooManySamples({ path, limit: formatCount(MOST_OWN_SAMPLES) });
    case 'damaged':
      return m.failureImportDamaged({ path });
    case 'no-labels':
      return m.failureImportNoLabels({ path });
    case 'not-the-original':
      return m.failureImportNotTheOriginal({ path });
  }
}
