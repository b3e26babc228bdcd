import { FailureError } from '../../contract/failures.ts';

/** How long a ticket may come after the request that names it: they travel on different ways. */
const LATEST_MS = 2000;
/** Dialogs that nobody came back to must not pile up. */
const KEPT = 50;

/** What the person chose in dialogs of the main process, by ticket. */
export interface Choices {
  remember(ticket: string, paths: readonly string[]): void;
  /** @throws FailureError `choice-gone` */
  pathsOf(ticket: string): Promise<readonly string[]>;
}

export function createChoices(latestMs = LATEST_MS): Choices {
  const chosen = new Map<string, readonly string[]>();
  const waiting = new Map<string, () => void>();

  return {
    remember(ticket, paths) {
      chosen.set(ticket, paths);
      if (chosen.size > KEPT) chosen.delete(chosen.keys().next().value!);
      waiting.get(ticket)?.();
    },
    async pathsOf(ticket) {
      if (!chosen.has(ticket)) {
        await new Promise<void>((resolve) => {
          waiting.set(ticket, resolve);
          setTimeout(resolve, latestMs);
        });
        waiting.delete(ticket);
      }
      const paths = chosen.get(ticket);
      if (!paths) throw new FailureError({ code: 'choice-gone' });
      return paths;
    },
  };
}
