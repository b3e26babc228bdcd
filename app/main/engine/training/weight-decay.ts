import type { LearnedParameter } from '../network/network.ts';
import { floatScalar } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { scaleVariable } from '../ops/update.ts';

/**
 * Takes a share of every kernel away. Biases, and the scales of batch normalization, are few and
 * may be as large as they like.
 */
export function decayKernels(learned: readonly LearnedParameter[], share: number): void {
  if (share === 0) return;
  tidy(() => {
    const rest = floatScalar(1 - share);
    for (const { role, variable } of learned) {
      if (role === 'kernel') scaleVariable(variable, rest);
    }
  });
}
