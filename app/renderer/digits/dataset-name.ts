import type { DatasetSummary } from '../../contract/dataset.ts';
import { m } from '../i18n/messages.ts';

/** What a dataset is called on screen: the built-in one in the page's language. */
export function datasetNameOf({ id, name }: Pick<DatasetSummary, 'id' | 'name'>): string {
  return id === 'starter' ? m.digitsStarter() : name;
}
