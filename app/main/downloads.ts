import type { Settings } from '../contract/bridge.ts';
import type { Downloads } from '../contract/downloads.ts';

/** A mirror in the environment is a school's or a test's, and comes before the person's own. */
export function downloadsOf(settings: Settings, environment: NodeJS.ProcessEnv): Downloads {
  const { mirror, neverDownload } = settings;
  return { mirror: environment.DIGIT_STUDIO_MIRROR || mirror, neverDownload };
}
