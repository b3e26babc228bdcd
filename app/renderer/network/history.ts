/** What something was, is, and was before it was undone. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What is being changed bit by bit, such as a number as it is typed; null if nothing is. */
  typing: string | null;
}

/** As far back as one can go. */
const LONGEST_PAST = 500;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], typing: null };
}

/**
 * After a change. Changes with the same `typing` in a row count as one: who undoes wants the old
 * number back, not the number without its last digit.
 */
export function change<T>(
  history: History<T>,
  present: T,
  typing: string | null = null,
): History<T> {
  if (present === history.present) return history;
  if (typing !== null && typing === history.typing) return { ...history, present };
  const past = [...history.past, history.present].slice(-LONGEST_PAST);
  return { past, present, future: [], typing };
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, typing: null };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: null };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const next = future[0];
  if (next === undefined) return { past, present, future, typing: null };
  return { past: [...past, present], present: next, future: future.slice(1), typing: null };
}
