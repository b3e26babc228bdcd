import { FailureError, failureOf } from '../../contract/failures.ts';
import type { Offer, RestartAnswer, UpdateState } from '../../contract/updates.ts';
import type { Updater } from './updater.ts';

/** What of the engine matters here. */
interface Engine {
  isTraining(): boolean;
  stop(): Promise<void>;
  resume(): void;
}

interface Options {
  /** Called at the first search: until then nothing of the updater is loaded. */
  open: () => Promise<Updater>;
  /** False where the person wants no host to be asked. */
  mayDownload: () => Promise<boolean>;
  engine: Engine;
  onState: (state: UpdateState) => void;
}

/** Each step is the person's; what does not fit the state is left undone. */
export interface Updates {
  state(): UpdateState;
  look(): Promise<void>;
  download(): Promise<void>;
  /** Ends the download. */
  cancel(): void;
  /** Ends the app, puts the new version in place and starts it. */
  restart(): RestartAnswer;
}

/** One search for a newer version after another, and what comes of it. */
export function createUpdates({ open, mayDownload, engine, onState }: Options): Updates {
  let state: UpdateState = { kind: 'idle' };
  let opened: Promise<Updater> | null = null;
  let downloading = new AbortController();

  function change(next: UpdateState): void {
    state = next;
    onState(next);
  }

  function fail(error: unknown): void {
    change({ kind: 'failed', failure: failureOf(error) });
  }

  async function updater(): Promise<Updater> {
    if (!(await mayDownload())) throw new FailureError({ code: 'downloads-off' });
    opened ??= open();
    // What could not be opened now may be opened another time.
    opened.catch(() => (opened = null));
    return opened;
  }

  async function install(offer: Offer): Promise<void> {
    change({ kind: 'restarting', offer });
    // First, so that nothing can begin that the restart would cut short.
    await engine.stop();
    try {
      await (await opened)?.install();
    } catch (error) {
      engine.resume();
      fail(error);
    }
  }

  return {
    state: () => state,
    async look() {
      if (!['idle', 'newest', 'available', 'failed'].includes(state.kind)) return;
      change({ kind: 'checking' });
      try {
        const offer = await (await updater()).check();
        change(offer ? { kind: 'available', offer } : { kind: 'newest' });
      } catch (error) {
        fail(error);
      }
    },
    async download() {
      if (state.kind !== 'available' || state.offer.bytes === null) return;
      const { offer } = state;
      downloading = new AbortController();
      const { signal } = downloading;
      const progress = (done: number) => change({ kind: 'downloading', offer, done });
      progress(0);
      try {
        await (await updater()).download(progress, signal);
        change({ kind: 'ready', offer });
      } catch (error) {
        if (signal.aborted) change({ kind: 'available', offer });
        else fail(error);
      }
    },
    cancel: () => downloading.abort(),
    restart() {
      if (state.kind !== 'ready') return { kind: 'refused', reason: 'not-ready' };
      if (engine.isTraining()) return { kind: 'refused', reason: 'training' };
      void install(state.offer);
      return { kind: 'restarting' };
    },
  };
}
