import { multiply } from './arithmetic.ts';
import { executeAll } from './execute.ts';
import type { Tensor } from './tensor.ts';
import { tidy } from './tidy.ts';
import { readVariable, replaceVariable, type Variable } from './variable.ts';

/*
 * Updates of a variable x. All factors are scalars.
 */

/** The factors of one Adam update; see applyAdam. */
export interface AdamFactors {
  beta1Power: Tensor;
  beta2Power: Tensor;
  learningRate: Tensor;
  beta1: Tensor;
  beta2: Tensor;
  epsilon: Tensor;
}

/**
 * One Adam update: m += (1 - beta1)(g - m), v += (1 - beta2)(g² - v),
 * x -= rate * sqrt(1 - beta2Power) / (1 - beta1Power) * m / (sqrt(v) + epsilon).
 */
export function applyAdam(
  variable: Variable,
  m: Variable,
  v: Variable,
  gradient: Tensor,
  factors: AdamFactors,
): void {
  const { beta1Power, beta2Power, learningRate, beta1, beta2, epsilon } = factors;
  executeAll(
    'ResourceApplyAdam',
    [
      ...[variable.handle, m.handle, v.handle],
      ...[beta1Power, beta2Power, learningRate, beta1, beta2, epsilon],
      gradient,
    ],
    [],
    0,
  );
}

/** One step down the gradient: x -= rate * g. */
export function applyGradientDescent(
  variable: Variable,
  gradient: Tensor,
  learningRate: Tensor,
): void {
  executeAll('ResourceApplyGradientDescent', [variable.handle, learningRate, gradient], [], 0);
}

/** One step with momentum, as PyTorch's SGD: v = momentum * v + g, x -= rate * v. */
export function applyMomentum(
  variable: Variable,
  v: Variable,
  gradient: Tensor,
  learningRate: Tensor,
  momentum: Tensor,
): void {
  const inputs = [variable.handle, v.handle, learningRate, gradient, momentum];
  executeAll('ResourceApplyMomentum', inputs, [], 0);
}

/**
 * x *= factor. Of what TensorFlow has for this the quickest: the product takes the place of the
 * variable's memory, and nothing is copied.
 */
export function scaleVariable(variable: Variable, factor: Tensor): void {
  tidy(() => {
    replaceVariable(variable, multiply(readVariable(variable), factor));
  });
}
