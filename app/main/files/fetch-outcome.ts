import { formatBytes } from '../terminal/format-amounts.ts';
import { isDiskFull } from './write-failure.ts';

/** Why a file could not be fetched. */
export type FetchFailureCode =
  | 'unreachable' // no answer from the host
  | 'refused' // the host answered with an error status
  | 'stalled' // the transfer stopped coming
  | 'cut' // the connection ended before the file did
  | 'too-large'
  | 'wrong-size'
  | 'wrong-hash'
  | 'disk-full'
  | 'not-writable'
  | 'cancelled';

/** A failure with a sentence for people. `status` is the HTTP status of a refusal. */
export interface FetchFailure {
  kind: 'failed';
  code: FetchFailureCode;
  sentence: string;
  status?: number;
}

/** What became of a fetch. `resumedFrom` is the number of bytes that were there already. */
export type FetchOutcome =
  { kind: 'fetched'; file: string; bytes: number; resumedFrom: number } | FetchFailure;

/** A failure on its way from where it was found to the outcome. */
export class FetchProblem extends Error {
  readonly failure: FetchFailure;

  constructor(code: FetchFailureCode, sentence: string, status?: number) {
    super(sentence);
    this.failure = { kind: 'failed', code, sentence, ...(status !== undefined && { status }) };
  }
}

const WORTH_ANOTHER_TRY: FetchFailureCode[] = ['unreachable', 'stalled', 'cut'];
// Request Timeout, Too Many Requests: refusals of the moment, as all 5xx are.
const PASSING_STATUSES = [408, 429];

/** Tells whether the same request may well succeed a little later. */
export function isWorthAnotherTry({ code, status }: FetchFailure): boolean {
  if (code === 'refused') return status! >= 500 || PASSING_STATUSES.includes(status!);
  return WORTH_ANOTHER_TRY.includes(code);
}

/** Turns whatever the network or the disk threw into a failure. */
export function failureOf(error: unknown, url: string): FetchFailure {
  if (error instanceof FetchProblem) return error.failure;
  const code = errorCode(error);
  const host = new URL(url).host;
  if (isDiskFull(code)) {
    return {
      kind: 'failed',
      code: 'disk-full',
      sentence: 'The disk is full. Free some space and try again.',
    };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return {
      kind: 'failed',
      code: 'not-writable',
      sentence: `The file may not be written: ${String(error)}`,
    };
  }
  const detail = code ?? (error instanceof Error ? error.message : String(error));
  return {
    kind: 'failed',
    code: 'unreachable',
    sentence: `${host} could not be reached (${detail}).`,
  };
}

/** The sentence for a file longer than it may be. */
export function tooLarge(url: string, limit: number): FetchProblem {
  return new FetchProblem(
    'too-large',
    `${new URL(url).host} sent more than the ${formatBytes(limit)} that the file may have.`,
  );
}

function errorCode(error: unknown): string | undefined {
  // fetch wraps the socket's error; with several addresses that one wraps again.
  for (
    let inner = error as NestedError | undefined;
    inner;
    inner = inner.cause ?? inner.errors?.[0]
  ) {
    if (typeof inner.code === 'string') return inner.code;
  }
  return undefined;
}

interface NestedError {
  code?: unknown;
  cause?: NestedError;
  errors?: NestedError[];
}
