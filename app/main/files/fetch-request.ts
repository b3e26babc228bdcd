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
}

/** How far a fetch has come; `received` counts what an earlier attempt left. */
interface FetchProgress {
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
  /** Attempts in a row that get no further before giving up. */
  attempts?: number;
  /** The pause before the second attempt; it doubles with each. */
  retryDelayMs?: number;
}
