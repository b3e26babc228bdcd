import type { Announcement } from '../../contract/engine.ts';
import type { TrainingRun } from '../../contract/training.ts';

/** A run as it is drawn; its curve grows all the time and is kept beside, by RunCurve. */
export type WatchedRun = Omit<TrainingRun, 'curve'>;

type RunAnnouncementName =
  | 'trainingStarted'
  | 'trainingProgressed'
  | 'epochEnded'
  | 'trainingPaused'
  | 'evaluationProgressed'
  | 'trainingEnded';
export type RunAnnouncement = {
  [Name in RunAnnouncementName]: { name: Name; value: Announcement<Name> };
}[RunAnnouncementName];

/**
 * The run after an announcement. What is announced of a run that this page does not know, or that
 * is over, changes nothing: `status` tells it whole.
 */
export function applyAnnouncement(
  run: WatchedRun | null,
  announcement: RunAnnouncement,
): WatchedRun | null {
  if (announcement.name === 'trainingStarted') return announcement.value;
  if (!run || run.outcome) return run;
  switch (announcement.name) {
    case 'trainingProgressed':
      return { ...run, progress: announcement.value };
    case 'epochEnded': {
      const ended = announcement.value;
      const others = run.epochs.filter(({ epoch }) => epoch !== ended.epoch);
      return { ...run, epochs: [...others, ended] };
    }
    case 'trainingPaused':
      return { ...run, isPaused: announcement.value.isPaused };
    case 'evaluationProgressed':
      return { ...run, evaluation: announcement.value };
    case 'trainingEnded':
      return { ...run, outcome: announcement.value };
  }
}
