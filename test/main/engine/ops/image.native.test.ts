import { beforeAll, expect, it } from 'vitest';
import { originsOf } from '../../../../app/main/engine/augmentation/affine.ts';
import { largestAround } from '../../../../app/main/engine/ops/image-neighbours.ts';
import { replaceImages } from '../../../../app/main/engine/ops/image-replace.ts';
import { transformImages } from '../../../../app/main/engine/ops/image-transform.ts';
import { sampleBilinear } from '../../../../app/main/engine/ops/sample-bilinear.ts';
import { floatTensor, readFloats, type Tensor } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';

beforeAll(loadTensorFlow);

const floats = (values: number[], shape: number[]) => floatTensor(Float32Array.from(values), shape);
const valuesOf = (make: () => Tensor) => tidy(() => [...readFloats(make())]);

it('transformImages turns a dot to where it must be', () => {
  const dot = Array<number>(784).fill(0);
  dot[13 * 28 + 20] = 1;
  const quarter = originsOf({ right: 0, down: 0, degrees: 90, width: 1, height: 1, shear: 0 });
  const values = valuesOf(() =>
    transformImages(floats(dot, [1, 28, 28]), floats([...quarter, 0, 0], [1, 8])),
  );
  expect(values[20 * 28 + 14]).toBeCloseTo(1, 4);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
});

it('sampleBilinear mixes the four pixels around, with nothing outside', () => {
  const image = [1, 2, 3, 4, 5, 6];
  const values = valuesOf(() =>
    sampleBilinear(
      floats([...image, ...image.map((value) => 10 * value)], [2, 2, 3]),
      floats([0, 2, 0.5, 1.25, 2.5, -9, 2, 0, 1, 1, -0.5, 50], [2, 6]),
      floats([0, 1, 0, 0.5, 1, 0, 0, 1, 1.5, -1, 0.5, 50], [2, 6]),
    ),
  );
  expect(values).toEqual([1, 6, 1.5, 3.75, 3, 0, 30, 40, 25, 0, 12.5, 0]);
});

it('largestAround looks at the eight neighbours, and not at those of other images', () => {
  const dot = (place: number) => Array.from({ length: 16 }, (_, pixel) => Number(pixel === place));
  const values = valuesOf(() => largestAround(floats([...dot(5), ...dot(15)], [2, 4, 4])));
  expect(values.slice(0, 16)).toEqual([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
  expect(values.slice(16)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1]);
});

it('replaceImages changes only the images that are named', () => {
  const values = valuesOf(() =>
    replaceImages(
      floats([1, 2, 3, 4, 5, 6], [3, 1, 2]),
      Int32Array.of(2, 0),
      floats([7, 8, 9, 10], [2, 1, 2]),
    ),
  );
  expect(values).toEqual([9, 10, 3, 4, 7, 8]);
});
