import type { DatasetWork } from '../../../contract/catalogue.ts';
import type { DatasetId } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';

/** What is being done with datasets: at most one thing with each. */
export interface WorkInProgress {
  /**
   * Does something with a dataset. Resolves or fails as `work` does. One that is not on the disk yet
   * is listed under `name` meanwhile.
   * @throws FailureError `dataset-busy` at once if something else is being done with it.
   */
  run<Result>(
    id: DatasetId,
    kind: DatasetWork['kind'],
    work: (task: Task) => Promise<Result>,
    name?: string,
  ): Promise<Result>;
  /** Those with which something is being done. */
  ids(): DatasetId[];
  of(id: DatasetId): DatasetWork | null;
  nameOf(id: DatasetId): string | null;
  /** @throws FailureError `dataset-busy` */
  requireIdle(id: DatasetId): void;
  /** Resolves when it has ended; at once if nothing is being done. */
  cancel(id: DatasetId): Promise<void>;
}

export interface Task {
  signal: AbortSignal;
  onProgress(work: DatasetWork): void;
}

interface Running {
  name: string | null;
  work: DatasetWork;
  stopping: AbortController;
  ended: Promise<unknown>;
}

interface Listeners {
  /** Something began or ended. What the end changed is told before the work is answered. */
  onChange(): Promise<void>;
  onProgress(id: DatasetId, work: DatasetWork): void;
}

export function createWorkInProgress({ onChange, onProgress }: Listeners): WorkInProgress {
  const running = new Map<DatasetId, Running>();

  function requireIdle(id: DatasetId): void {
    if (running.has(id)) throw new FailureError({ code: 'dataset-busy' });
  }

  return {
    requireIdle,
    ids: () => [...running.keys()],
    of: (id) => running.get(id)?.work ?? null,
    nameOf: (id) => running.get(id)?.name ?? null,
    async run(id, kind, work, name) {
      requireIdle(id);
      const stopping = new AbortController();
      const entry: Running = {
        name: name ?? null,
        work: begun(kind),
        stopping,
        ended: Promise.resolve(),
      };
      running.set(id, entry);
      const result = work({
        signal: stopping.signal,
        onProgress(progress) {
          entry.work = progress;
          onProgress(id, progress);
        },
      }).finally(() => running.delete(id));
      entry.ended = result.catch(() => undefined);
      void onChange();
      try {
        return await result;
      } finally {
        await onChange();
      }
    },
    async cancel(id) {
      const entry = running.get(id);
      entry?.stopping.abort();
      await entry?.ended;
    },
  };
}

function begun(kind: DatasetWork['kind']): DatasetWork {
  const unit = kind === 'import' || kind === 'export' ? 'digits' : 'bytes';
  return { kind, unit, done: 0, total: null, perSecond: 0, secondsLeft: null, file: null };
}
