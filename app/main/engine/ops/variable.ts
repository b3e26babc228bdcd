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

const FLOATS = [typeOf('dtype', DataType.float32)];
let variablesMade = 0;

/** A new variable with these values. */
export function createVariable(values: Float32Array, shape: readonly number[]): Variable {
  // Variables of one name are one variable.
  const name = text('shared_name', `variable-${variablesMade++}`);
  const attributes = [...FLOATS, shapeOf('shape', shape), text('container', ''), name];
  const variable = { handle: keep(execute('VarHandleOp', [], attributes)), shape };
  assignVariable(variable, values);
  return variable;
}

/** Puts values, as many as there are, in the place of the variable's. */
export function assignVariable({ handle, shape }: Variable, values: Float32Array): void {
  // A copy: the variable may take over the tensor's memory and then changes it.
  tidy(() => replaceVariable({ handle, shape }, floatTensor(values.slice(), shape)));
}

/** Puts a tensor of the variable's shape in the place of its values; it takes over the memory. */
export function replaceVariable({ handle }: Variable, values: Tensor): void {
  executeAll('AssignVariableOp', [handle, values], FLOATS, 0);
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
