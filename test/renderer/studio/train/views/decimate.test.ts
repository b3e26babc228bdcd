import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimate } from '../../../../../app/renderer/studio/train/views/decimate.ts';

const itself = (place: number) => place;

it('leaves at most two points a column of 100,000, and every extreme', () => {
  const values = Float32Array.from({ length: 100_000 }, (_, place) => Math.sin(place / 700));
  values[31_415] = 9;
  values[92_653] = -9;
  const columns = 800;
  const points = decimate(values, values.length / columns, itself);
  expect(points.length).toBeLessThanOrEqual(2 * columns);
  expect(points).toContainEqual({ x: 31_415, y: 9 });
  expect(points).toContainEqual({ x: 92_653, y: -9 });
});

it('has the lowest and the highest of each column, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
      fc.double({ min: 0.1, max: 40, noNaN: true }),
      (numbers, perColumn) => {
        const values = Float32Array.from(numbers);
        const points = decimate(values, perColumn, itself);
        const places = points.map(({ x }) => x);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        const drawn = points.map(({ y }) => y);
        expect(Math.min(...drawn)).toBe(Math.min(...values));
        expect(Math.max(...drawn)).toBe(Math.max(...values));
        for (const { x, y } of points) expect(y).toBe(values[x]);
      },
    ),
  );
});

it('keeps every point where there is room for it', () => {
  const points = decimate(Float32Array.of(3, 1, 2), 0.01, itself);
  expect(points.map(({ y }) => y)).toEqual([3, 1, 2]);
});

it('does not move what is drawn when more comes', () => {
  const values = Float32Array.from({ length: 1000 }, (_, place) => Math.cos(place * 7));
  const before = decimate(values.subarray(0, 900), 10, itself);
  expect(decimate(values, 10, itself).slice(0, before.length)).toEqual(before);
});

it('leaves out what is no number', () => {
  expect(decimate(Float32Array.of(NaN, NaN), 1, itself)).toEqual([]);
  expect(decimate(Float32Array.of(1, NaN, 2), 3, itself).map(({ y }) => y)).toEqual([1, 2]);
});
