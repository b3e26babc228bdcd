import type { Tensor } from '../../tensorflow.ts';

/** A number that is read, changed a little and written takes as long as so many products. */
const PRODUCTS_AN_ELEMENT = 16;

/**
 * About how long an op takes, in products of two numbers: from the shapes alone, so that the same
 * work is always cut in the same places.
 */
export function costOf(
  name: string,
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
): number {
  const [first, second, third] = inputs.map(({ shape }) => shape);
  const [made] = outputs.map(({ shape }) => shape);
  const moved = Math.max(...[...inputs, ...outputs].map(({ shape }) => sizeOf(shape)), 0);
  const touched = moved * PRODUCTS_AN_ELEMENT;
  switch (name) {
    case 'Conv2D':
      return touched + productsOfConvolution(made, second);
    case 'Conv2DBackpropInput':
      return touched + productsOfConvolution(third, second);
    case 'Conv2DBackpropFilter':
      return touched + productsOfConvolution(third, made);
    case 'MatMul':
      // [a, b] by [b, c]: each of a x b numbers meets c others, whichever of them is transposed.
      return touched + Math.sqrt(sizeOf(first) * sizeOf(second) * sizeOf(made));
    default:
      return touched;
  }
}

/** Each number of the answer is as many products as the filter has numbers a channel made. */
function productsOfConvolution(
  answer: readonly number[] | undefined,
  filter: readonly number[] | undefined,
): number {
  return (sizeOf(answer) * sizeOf(filter)) / (filter?.at(-1) ?? 1);
}

function sizeOf(shape: readonly number[] | undefined): number {
  return shape?.reduce((product, side) => product * side, 1) ?? 0;
}
