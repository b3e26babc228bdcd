import type { RunDescription } from '../../../../../app/main/engine/training/checkpoints/run-folder.ts';
import { dataset, RUN_ID, settings } from '../../../../fakes/samples.ts';

/** The lesson's run on the built-in digits. */
export const runDescription: RunDescription = {
  ...{ format: 1, id: RUN_ID, settings, dataset, datasetHash: 'a'.repeat(64) },
  startedAt: '2025-11-24T09:30:00.000Z',
};
