import type { Announcement } from '../../contract/engine.ts';
import type { TrainingRun } from '../../contract/training.ts';
import { appendToCurve } from './append-to-curve.ts';

type RunAnnouncementName =
  'trainingStarted' | 'trainingProgressed' | 'epochEnded' | 'trainingEnded';
export type RunAnnouncement = {
  [Name in RunAnnouncementName]: { name: Name; value: Announcement<Name> };
}[RunAnnouncementName];

/**
 * The run after an announcement. What is announced of a run that this page does not know, or that
 * is over, changes nothing: `status` tells it whole.
 */
export function applyAnnouncement(
  run: TrainingRun | null,
  announcement: RunAnnouncement,
): TrainingRun | null {
  if (announcement.name === 'trainingStarted') return compact(announcement.value);
  if (!run || run.outcome) return run;
  switch (announcement.name) {
    case 'trainingProgressed': {
      const progress = announcement.value;
      return { ...run, progress, curve: appendToCurve(run.curve, progress.points, run.totalSteps) };
    }
    case 'epochEnded': {
      const ended = announcement.value;
      const others = run.epochs.filter(({ epoch }) => epoch !== ended.epoch);
      return { ...run, epochs: [...others, ended] };
    }
    case 'trainingEnded':
      return { ...run, outcome: announcement.value };
  }
}

/** A run as the engine tells it, its curve made short enough to draw. */
export function compact(run: TrainingRun): TrainingRun {
  return { ...run, curve: appendToCurve([], run.curve, run.totalSteps) };
}
