import type { Doubt, Reliability } from '../../app/contract/doubt.ts';
import { BINS } from '../../app/core/doubt/calibration.ts';

/** Too sure of itself as it was trained, honest after. */
export function reliabilityOf(changes: Partial<Reliability> = {}): Reliability {
  const bins = (tooSure: number) =>
    Array.from({ length: BINS }, (_, place) => {
      const confidence = (place + 0.5) / BINS;
      const count = place < 3 ? 0 : place < 8 ? 4 : 40;
      return count === 0
        ? { count, confidence: 0, accuracy: 0 }
        : { count, confidence, accuracy: Math.max(0, confidence - tooSure) };
    });
  return {
    ...{ count: 300, temperature: 1.4, sure: 0.92, sureAccuracy: 0.996 },
    before: { error: 0.1, bins: bins(0.1) },
    after: { error: 0.004, bins: bins(0) },
    ...{ accepted: 0.981, refused: 0.97 },
    ...changes,
  };
}

/** Of a network whose last layer gets four values. */
export const doubt: Doubt = {
  temperature: 1.4,
  strangers: {
    ...{ features: 4, weights: 'AQL9fw==' },
    ...{ scales: [0.01], offsets: [-1], energy: 1, limit: 0.5 },
  },
  measuredOn: 'test',
};
