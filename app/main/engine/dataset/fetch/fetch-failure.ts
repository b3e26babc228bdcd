import { FailureError, type FETCH_REASONS } from '../../../../contract/failures.ts';
import type { FetchFailure, FetchFailureCode } from '../../../files/fetch-outcome.ts';

/** How a mirror failed to give a file. */
export interface MirrorFailure {
  host: string;
  failure: FetchFailure;
}

type Hopeless = 'disk-full' | 'not-writable' | 'cancelled';
type FetchReason = (typeof FETCH_REASONS)[number];

const REASONS: Record<Exclude<FetchFailureCode, Hopeless>, FetchReason> = {
  unreachable: 'unreachable',
  refused: 'refused',
  stalled: 'stalled',
  cut: 'cut',
  'too-large': 'too-large',
  'wrong-size': 'wrong-size',
  'wrong-hash': 'wrong-content',
};
const NOT_FOUND = 404;

/**
 * Ends the work where no other mirror would help.
 * @throws FailureError `disk-full`, `not-writable` or `cancelled`
 */
export function throwIfHopeless({ code, sentence, systemCode }: FetchFailure, path: string): void {
  if (code === 'cancelled') throw new FailureError({ code });
  if (code === 'disk-full') throw new FailureError({ code, path });
  if (code === 'not-writable') {
    throw new FailureError({ code, path, reason: systemCode ?? sentence });
  }
}

/** What the failures of all mirrors come to: the last of those that tell the most. */
export function mirrorsFailure(failures: readonly MirrorFailure[], file: string): FailureError {
  const [first, ...others] = failures;
  if (!first) throw new Error('no mirror was given');
  const { host, failure } = others.reduce(
    (best, next) => (worth(next.failure) >= worth(best.failure) ? next : best),
    first,
  );
  const reason = REASONS[failure.code as keyof typeof REASONS];
  return new FailureError({ code: 'fetch-failed', reason, host, file, detail: failure.sentence });
}

/** A file that is not there says only that it was looked for in more places than one. */
function worth({ code, status }: FetchFailure): number {
  if (status === NOT_FOUND) return 0;
  return code === 'unreachable' ? 1 : 2;
}
