import type { Failure } from './failures.ts';

/** A newer version of the app, as the web server describes it. */
export interface Offer {
  version: string;
  /** Of the file to download; null where the app does not replace itself and can only tell. */
  bytes: number | null;
  /** What is new in it, as plain text; null where nothing is said. */
  notes: string | null;
}

/** How far the search for a newer version is. It goes on only when the person wants it to. */
export type UpdateState =
  | { kind: 'idle' }
  | { kind: 'checking' }
  /** There is no newer one. */
  | { kind: 'newest' }
  | { kind: 'available'; offer: Offer }
  /** `done` in bytes. */
  | { kind: 'downloading'; offer: Offer; done: number }
  /** Downloaded and checked. */
  | { kind: 'ready'; offer: Offer }
  | { kind: 'restarting'; offer: Offer }
  | { kind: 'failed'; failure: Failure };

/** What becomes of the wish to restart. */
export type RestartAnswer =
  { kind: 'restarting' } | { kind: 'refused'; reason: 'training' | 'not-ready' };
