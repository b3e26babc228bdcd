import { formatBytes } from '../terminal/format-amounts.ts';
import { isEndlessRedirect, networkCode } from './network-error.ts';
import { isDiskFull, systemCode } from './write-failure.ts';

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

/** A failure with a sentence for people. */
export interface FetchFailure {
  kind: 'failed';
  code: FetchFailureCode;
  sentence: string;
  /** The HTTP status of a refusal. */
  status?: number;
  /** What the file system said, such as EACCES. */
  systemCode?: string;
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
// The content is not compressed in the way that the host says it is.
const NOT_AS_ENCODED = ['Z_DATA_ERROR', 'ERR_CONTENT_DECODING_FAILED'];

/** Tells whether the same request may well succeed a little later. */
export function isWorthAnotherTry({ code, status }: FetchFailure): boolean {
  if (code === 'refused' && status) return status >= 500 || PASSING_STATUSES.includes(status);
  return WORTH_ANOTHER_TRY.includes(code);
}

/** Turns whatever the network or the disk threw into a failure. */
export function failureOf(error: unknown, url: string): FetchFailure {
  if (error instanceof FetchProblem) return error.failure;
  // The network's errors come wrapped by fetch; a bare one of the system is the disk's.
  const system = systemCode(error);
  if (system !== undefined) return diskFailure(error, system);
  const { host } = new URL(url);
  if (isEndlessRedirect(error)) {
    const sentence = `${host} sends from one address to the next without an end.`;
    return { kind: 'failed', code: 'refused', sentence };
  }
  const sentence = `${host} could not be reached (${detailOf(error)}).`;
  return { kind: 'failed', code: 'unreachable', sentence };
}

/** What an error in the middle of a transfer means. */
export function brokenOff(error: unknown, host: string): FetchProblem {
  const code = networkCode(error);
  if (code !== undefined && NOT_AS_ENCODED.includes(code)) {
    return new FetchProblem('wrong-hash', `What ${host} sent cannot be unpacked (${code}).`);
  }
  return new FetchProblem('cut', `The connection to ${host} broke off (${detailOf(error)}).`);
}

function diskFailure(error: unknown, system: string): FetchFailure {
  const isFull = isDiskFull(system);
  return {
    kind: 'failed',
    code: isFull ? 'disk-full' : 'not-writable',
    sentence: isFull
      ? 'The disk is full. Free some space and try again.'
      : `The file may not be written: ${String(error)}`,
    systemCode: system,
  };
}

function detailOf(error: unknown): string {
  return networkCode(error) ?? (error instanceof Error ? error.message : String(error));
}

/** The sentence for a file longer than it may be. */
export function tooLarge(url: string, limit: number): FetchProblem {
  return new FetchProblem(
    'too-large',
    `${new URL(url).host} sent more than the ${formatBytes(limit)} that the file may have.`,
  );
}
