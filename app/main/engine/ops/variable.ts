import { flag, shapeOf, text, typeOf } from './attribute.ts';
import { DataType } from './data-type.ts';
import { execute, executeAll } from './execute.ts';
import { floatTensor, readFloats, type Tensor } from './tensor.ts';
import { free, keep, tidy } from './tidy.ts';

/** Float32 numbers that TensorFlow changes in place. It lives until `destroyVariable`. */
export interface Variable {
  readonly handle: Tensor;
  readonly shape: readonly number[];
}

/** The factors of one Adam update, all scalars; see applyAdam. */
export interface AdamFactors {
  beta1Power: Tensor;
  beta2Power: Tensor;
  learningRate: Tensor;
  beta1: Tensor;
  beta2: Tensor;
  epsilon: Tensor;
}

const FLOATS = [typeOf('dtype', DataType.float32)];
let variablesMade = 0;

/** A new variable with these values. */
export function createVariable(values: Float32Array, shape: readonly number[]): Variable {
  // Variables of one name are one variable.
  const name = text('shared_name', `variable-${variablesMade++}`);
  const attributes = [...FLOATS, shapeOf('shape', shape), text('container', ''), name];
  const handle = keep(execute('VarHandleOp', [], attributes));
  // A copy: the variable may take over the tensor's memory and then changes it.
  tidy(() => assign(handle, floatTensor(values.slice(), shape)));
  return { handle, shape };
}

/**
 * The values of a variable as a tensor. Free it before the next update: TensorFlow copies a
 * variable that somebody still reads.
 */
export function readVariable(variable: Variable): Tensor {
  return execute('ReadVariableOp', [variable.handle], FLOATS);
}

/** Copies the values of a variable. */
export function variableValues(variable: Variable): Float32Array {
  return tidy(() => readFloats(readVariable(variable)));
}

/** Frees the memory of a variable. */
export function destroyVariable(variable: Variable): void {
  executeAll('DestroyResourceOp', [variable.handle], [flag('ignore_lookup_error', false)], 0);
  free(variable.handle);
}

/**
 * One Adam update in place: m += (1 - beta1)(g - m), v += (1 - beta2)(g² - v),
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

function assign(handle: Tensor, values: Tensor): void {
  executeAll('AssignVariableOp', [handle, values], [], 0);
}
