import { createRandom, type Random } from '../../../core/random.ts';
import type { TrainingStep } from '../network/layer.ts';

/** What is drawn at random; each has numbers of its own, so that one does not change the others. */
const PARTS = ['styles', 'affine', 'elastic', 'thickness'] as const;
type Part = (typeof PARTS)[number];

/** An odd number other than that of the epochs' order, or a step would draw as an epoch does. */
const SEED_STRIDE = 0x85ebca6b;

/** The random numbers of a part in a step of a run: always the same. */
export function stepRandom({ seed, step }: TrainingStep, part: Part): Random {
  const place = step * PARTS.length + PARTS.indexOf(part);
  return createRandom(seed + Math.imul(place, SEED_STRIDE));
}
