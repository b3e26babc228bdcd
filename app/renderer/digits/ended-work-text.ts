import { failureText } from '../i18n/failure-text.ts';
import { m } from '../i18n/messages.ts';
import type { EndedWork } from '../state/digits.svelte.ts';
import { datasetNameOf } from './dataset-name.ts';

/** What a screen reader says when a fetch, a copy or an import is over; the others say it in place. */
export function endedWorkText(ended: EndedWork | null): string {
  if (!ended || ended.kind === 'verify' || ended.kind === 'export') return '';
  const { entry } = ended;
  if (entry.state === 'ready') return m.fetchEndReady({ name: datasetNameOf(entry) });
  if (entry.problem) return failureText(entry.problem);
  return m.fetchEndNotReady({ name: datasetNameOf(entry) });
}
