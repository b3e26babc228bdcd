import type { Offer } from '../../contract/updates.ts';

/** What fetches newer versions and puts them in place. All throw FailureError. */
export interface Updater {
  /** The newer version that there is, or null. */
  check(): Promise<Offer | null>;
  /** What was found last; nothing of it is left where it fails or the signal comes. */
  download(onProgress: (bytes: number) => void, signal: AbortSignal): Promise<void>;
  /** Ends the app for the new version; comes back only if that failed. */
  install(): Promise<never>;
}
