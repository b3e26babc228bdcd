import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHAPE_PROBLEMS } from '../../../app/contract/failures.ts';
import type { Layer } from '../../../app/contract/network.ts';
import {
  fittingShapes,
  INPUT_SHAPE,
  type Shape,
  shapesOf,
  sizeOf,
  withOutput,
} from '../../../app/core/network/shapes.ts';
import { anyLayer } from './any-layer.ts';

type Conv2d = Extract<Layer, { kind: 'conv2d' }>;

function conv2d(changes: Partial<Conv2d> = {}): Conv2d {
  return {
    ...{ kind: 'conv2d', filters: 8, kernelSize: 3, stride: 1, padding: 'valid', useBias: true },
    ...changes,
  };
}

/** What comes out of the last of these layers. */
function outputOf(...layers: Layer[]): Shape {
  return fittingShapes(layers).at(-1)!.output;
}

describe('the shape behind a layer', () => {
  it.each<[string, Shape, Layer[]]>([
    ['a kernel goes only where it fits', [26, 26, 8], [conv2d()]],
    ['one of the size of the picture has one place', [1, 1, 8], [
      { kind: 'maxPool', size: 4 },
      conv2d({ kernelSize: 7 }),
    ]],
    ['with a stride the last places may be left out', [9, 9, 8], [conv2d({ stride: 3 })]],
    ['and so they are where it divides evenly', [12, 12, 8], [conv2d({ kernelSize: 5, stride: 2 })]],
    ['"same" keeps the size', [28, 28, 8], [conv2d({ padding: 'same' })]],
    ['whatever the kernel', [28, 28, 8], [conv2d({ padding: 'same', kernelSize: 10 })]],
    ['"same" with a stride rounds up', [10, 10, 8], [conv2d({ padding: 'same', stride: 3 })]],
    ['"same" takes a picture smaller than its kernel', [4, 4, 8], [
      { kind: 'maxPool', size: 7 },
      conv2d({ padding: 'same', kernelSize: 11 }),
    ]],
    ['pools lie side by side', [14, 14, 1], [{ kind: 'maxPool', size: 2 }]],
    ['pooling an odd size leaves out the edge', [3, 3, 1], [
      { kind: 'averagePool', size: 4 },
      { kind: 'maxPool', size: 2 },
    ]],
    ['a flatten has all values in a row', [784], [{ kind: 'flatten' }]],
    ['and may come twice', [784], [{ kind: 'flatten' }, { kind: 'flatten' }]],
    ['a dense layer has its units', [5], [{ kind: 'flatten' }, { kind: 'dense', units: 5 }]],
  ])('%s', (_, shape, layers) => {
    expect(outputOf(...layers)).toEqual(shape);
  }); // prettier-ignore

  it.each<Layer>([
    { kind: 'batchNorm' },
    { kind: 'relu' },
    { kind: 'leakyRelu', slope: 0.1 },
    { kind: 'tanh' },
    { kind: 'sigmoid' },
    { kind: 'dropout', rate: 0.5 },
  ])('is that before it: $kind, on a picture and on a row', (layer) => {
    expect(outputOf(layer)).toEqual(INPUT_SHAPE);
    expect(outputOf({ kind: 'flatten' }, layer)).toEqual([784]);
  });
});

describe('a layer that does not fit', () => {
  const flatten: Layer = { kind: 'flatten' };
  const pool: Layer = { kind: 'maxPool', size: 7 };

  it.each<[string, string, Layer[]]>([
    ['a dense layer on a picture', 'needs-flat', [{ kind: 'dense', units: 5 }]],
    ['a convolution of a row', 'needs-picture', [flatten, conv2d()]],
    ['pooling of a row', 'needs-picture', [flatten, pool]],
    ['averages of a row', 'needs-picture', [flatten, { kind: 'averagePool', size: 2 }]],
    ['a kernel larger than the picture', 'too-small', [pool, conv2d({ kernelSize: 5 })]],
    ['pools larger than the picture', 'too-small', [pool, pool]],
  ])('is the last that is looked at: %s', (_, problem, layers) => {
    const shapes = shapesOf([...layers, { kind: 'relu' }]);
    expect(shapes).toHaveLength(layers.length);
    expect(shapes.at(-1)).toMatchObject({ problem });
    expect(() => fittingShapes(layers)).toThrow(
      new RangeError(`layer ${layers.length} (${layers.at(-1)!.kind}) does not fit: ${problem}`),
    );
  });
});

describe('shapesOf', () => {
  it('takes any layers: all fit, with whole sizes of at least 1, or the last names its problem', () => {
    fc.assert(
      fc.property(fc.array(anyLayer, { maxLength: 12 }), (layers) => {
        const shapes = shapesOf(layers);
        let before: Shape = INPUT_SHAPE;
        shapes.forEach((shape, index) => {
          expect(shape.input).toEqual(before);
          if ('problem' in shape) {
            expect(SHAPE_PROBLEMS).toContain(shape.problem);
            expect(index).toBe(shapes.length - 1);
            return;
          }
          expect(shape.output.every((length) => Number.isInteger(length) && length > 0)).toBe(true);
          expect([1, 3]).toContain(shape.output.length);
          before = shape.output;
        });
        const isWhole = shapes.every((shape) => 'output' in shape);
        if (isWhole) expect(fittingShapes(layers)).toEqual(shapes);
        else expect(() => fittingShapes(layers)).toThrow(RangeError);
        if (isWhole) expect(shapes).toHaveLength(layers.length);
      }),
    );
  });
});

describe('withOutput', () => {
  it('ends with a logit for each class', () => {
    const layers: Layer[] = [{ kind: 'flatten' }];
    expect(withOutput(layers, 47)).toEqual([{ kind: 'flatten' }, { kind: 'dense', units: 47 }]);
    expect(layers).toHaveLength(1);
  });
});

describe('sizeOf', () => {
  it('is the number of values', () => {
    expect(sizeOf([4, 3, 2])).toBe(24);
    expect(sizeOf([10])).toBe(10);
  });
});
