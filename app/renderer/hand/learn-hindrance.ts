import { FEWEST_TO_LEARN } from '../../contract/people.ts';
import type { AppState } from '../app-state.ts';
import { formatCount } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { countOf } from './count-of.ts';

type Asked = Pick<AppState, 'people' | 'training'>;

/** Why the hand of the person in use cannot be learned now, in words; null if it can. */
export function learnHindrance({ people, training }: Asked): string | null {
  if (training.isActive) return m.learnNeedsEnd();
  if (!training.canPredict) return m.learnNeedsModel();
  if (!people.inUse || countOf(people.inUse) < FEWEST_TO_LEARN) {
    return m.learnNeedsDrawings({ needed: formatCount(FEWEST_TO_LEARN) });
  }
  return null;
}
