import { judgeSwitches, type Switches } from '../../core/statistics/switches.ts';
import { formatCount } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';

const WORDS = {
  'as-good': m.lessonSame,
  better: m.lessonBetter,
  worse: m.lessonWorse,
} as const;

/** How many samples are read rightly now that were not, and the other way round, and what that tells. */
export function switchesText(switches: Switches): string {
  const { gained, lost } = switches;
  return WORDS[judgeSwitches(switches)]({ gained: formatCount(gained), lost: formatCount(lost) });
}
