import type { Attribute } from '../tensorflow.ts';
import type { DataType } from './data-type.ts';

/*
 * Attributes of an op. Types of inputs are not among them: TensorFlow infers those.
 * Kinds are numbers of TF_AttrType, tensorflow/c/c_api.h.
 */

export const text = (name: string, value: string): Attribute => ({ name, type: 0, value });
export const whole = (name: string, value: number): Attribute => ({ name, type: 1, value });
export const wholes = (name: string, value: readonly number[]): Attribute => ({
  name,
  type: 1,
  value,
});
export const real = (name: string, value: number): Attribute => ({ name, type: 2, value });
export const flag = (name: string, value: boolean): Attribute => ({ name, type: 3, value });
export const typeOf = (name: string, value: DataType): Attribute => ({ name, type: 4, value });
export const shapeOf = (name: string, value: readonly number[]): Attribute => ({
  name,
  type: 5,
  value,
});
