import type { Dataset } from './dataset.ts';

/** A dataset in memory that stays there until it is given back. */
export interface Loan {
  dataset: Dataset;
  giveBack(): void;
}

/** Keeps one dataset in memory for whoever needs it next. */
export interface DatasetLoans {
  /**
   * Lends the dataset of this key, loaded if it is not the one in memory. One that is lent stays
   * usable when another takes its place, and is freed when it is given back.
   */
  borrow(key: string): Promise<Loan>;
  /** What is in memory may no longer be what is on the disk. */
  forget(): void;
}

interface Kept {
  key: string;
  loading: Promise<Dataset>;
  borrowers: number;
  isForgotten: boolean;
}

/** `load` reads a dataset by its key; a failure is not kept. */
export function createDatasetLoans(load: (key: string) => Promise<Dataset>): DatasetLoans {
  let kept: Kept | null = null;

  function freeIfUnused({ borrowers, isForgotten, loading }: Kept): void {
    if (borrowers > 0 || !isForgotten) return;
    loading.then(
      (dataset) => dataset.free(),
      () => undefined,
    );
  }

  function forget(): void {
    if (!kept) return;
    const old = kept;
    kept = null;
    old.isForgotten = true;
    freeIfUnused(old);
  }

  return {
    forget,
    async borrow(key) {
      if (kept?.key !== key) {
        forget();
        kept = { key, loading: load(key), borrowers: 0, isForgotten: false };
      }
      const lent = kept;
      lent.borrowers++;
      try {
        const dataset = await lent.loading;
        let isBack = false;
        return {
          dataset,
          giveBack() {
            if (isBack) return;
            isBack = true;
            lent.borrowers--;
            freeIfUnused(lent);
          },
        };
      } catch (error) {
        lent.borrowers--;
        if (kept === lent) kept = null;
        throw error;
      }
    },
  };
}
