import type { Attribute, Tensor } from '../../tensorflow.ts';
import { typeOf } from '../attribute.ts';
import type { DataType } from '../data-type.ts';

/**
 * Attributes that say of which type an input is, by the place of the input. Run one by one
 * TensorFlow infers them; in a graph they must be written out.
 */
const BY_INPUT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Cast: { SrcT: 0 },
  Reshape: { T: 0, Tshape: 1 },
  OneHot: { T: 2, TI: 0 },
  FusedBatchNormV3: { T: 0, U: 1 },
  FusedBatchNormGradV3: { T: 0, U: 3 },
  SparseSoftmaxCrossEntropyWithLogits: { T: 0, Tlabels: 1 },
  Conv2DBackpropInput: { T: 2 },
  AvgPoolGrad: { T: 1 },
  MaxPoolGradWithArgmax: { T: 0, Targmax: 2 },
  StatelessRandomUniform: { T: 0, Tseed: 1 },
  ResourceApplyAdam: { T: 9 },
  ResourceApplyMomentum: { T: 2 },
  ResourceApplyGradientDescent: { T: 1 },
  AssignVariableOp: { dtype: 1 },
  ReadVariableOp: {},
};
const FIRST_INPUT = { T: 0 };

/** The types of an op's inputs as attributes, as far as they are not given already. */
export function typeAttributes(
  op: string,
  inputs: readonly Tensor[],
  given: readonly Attribute[],
): Attribute[] {
  const places = Object.hasOwn(BY_INPUT, op) ? BY_INPUT[op]! : FIRST_INPUT;
  return Object.entries(places)
    .filter(([name]) => !given.some((attribute) => attribute.name === name))
    .map(([name, place]) => typeOf(name, inputs[place]!.dtype as DataType));
}
