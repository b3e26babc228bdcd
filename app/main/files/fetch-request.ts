import type { FetchFailureCode, FetchProblem } from './fetch-outcome.ts';

/** What to fetch, where to, and what it must be. */
export interface FetchRequest {
  url: string;
  target: string;
  /** The exact length, if it is known beforehand. */
  bytes?: number;
  /** The most that is accepted; the exact length if that is given, otherwise 4 GB. */
  maxBytes?: number;
  /** Hashes in hexadecimal; each that is given must match. */
  md5?: string;
  sha256?: string;
  sha512?: string;
  /**
   * Looks at the whole content before it stands under its name, and returns what is wrong with it.
   * Bytes that an earlier attempt left may be to blame, so it can be asked twice.
   */
  check?: (file: string) => Promise<FetchProblem | undefined>;
}

/** How far a fetch has come; `received` counts what an earlier attempt left. */
export interface FetchProgress {
  received: number;
  total?: number | undefined;
  bytesPerSecond: number;
}

export interface FetchOptions {
  fetch?: typeof globalThis.fetch;
  signal?: AbortSignal;
  onProgress?: (progress: FetchProgress) => void;
  /** How long the host may take until its answer begins. */
  connectMs?: number;
  /** How long the transfer may pause. */
  idleMs?: number;
  /** In each stretch of so long at least 16 KiB must come: a host that drips would keep us for ever. */
  slowMs?: number;
  /** Attempts in a row that get no further before giving up. */
  attempts?: number;
  /** The pause before the second attempt; it doubles with each. */
  retryDelayMs?: number;
  /** What is not tried again, since another host can be asked at once. */
  giveUpOn?: readonly FetchFailureCode[];
}
