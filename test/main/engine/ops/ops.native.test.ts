import { beforeAll, describe, expect, it } from 'vitest';
import { relu, reluGradient, softmax } from '../../../../app/main/engine/ops/activation.ts';
import { add, floor, multiply, scale } from '../../../../app/main/engine/ops/arithmetic.ts';
import { cast, gather, reshape } from '../../../../app/main/engine/ops/array.ts';
import { constantScalar } from '../../../../app/main/engine/ops/constant.ts';
import { DataType } from '../../../../app/main/engine/ops/data-type.ts';
import {
  biasAdd,
  biasAddGradient,
  matMul,
  matMulTransposedA,
  matMulTransposedB,
} from '../../../../app/main/engine/ops/linear.ts';
import {
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from '../../../../app/main/engine/ops/loss.ts';
import { statelessUniform } from '../../../../app/main/engine/ops/random.ts';
import {
  byteTensor,
  floatTensor,
  intTensor,
  readFloats,
  type Tensor,
} from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { scaleVariable } from '../../../../app/main/engine/ops/update.ts';
import {
  assignVariable,
  createVariable,
  destroyVariable,
  variableValues,
} from '../../../../app/main/engine/ops/variable.ts';
import { binding, loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';

beforeAll(loadTensorFlow);

const matrix = (values: number[], rows: number) =>
  floatTensor(Float32Array.from(values), [rows, values.length / rows]);
const vector = (...values: number[]) => floatTensor(Float32Array.from(values), [values.length]);
const valuesOf = (make: () => Tensor) => tidy(() => [...readFloats(make())]);

it('knows the numbers of the element types', () => {
  // The binding's numbers are not part of what the app uses of it.
  const known = binding() as unknown as Record<string, number>;
  expect(DataType).toEqual({
    float32: known.TF_FLOAT,
    int32: known.TF_INT32,
    uint8: known.TF_UINT8,
    int64: known.TF_INT64,
  });
});

describe('ops', () => {
  it('gather takes rows in the order of the indices, casts bytes, and scales', () => {
    const found = valuesOf(() => {
      const bytes = byteTensor(Uint8Array.of(0, 51, 102, 153, 204, 255), [3, 2]);
      const rows = gather(bytes, intTensor(Int32Array.of(2, 0, 2), [3]));
      expect(rows.shape).toEqual([3, 2]);
      return scale(cast(rows, DataType.float32), 1 / 51);
    });
    expect(found).toEqual([4, 5, 0, 1, 4, 5]);
  });

  it('reshape keeps the values', () => {
    expect(
      tidy(() => {
        const row = reshape(matrix([1, 2, 3, 4, 5, 6], 2), [3, -1]);
        return [row.shape, [...readFloats(row)]];
      }),
    ).toEqual([
      [3, 2],
      [1, 2, 3, 4, 5, 6],
    ]);
  });

  it('multiplies matrices, transposed or not', () => {
    // a = [1 2; 3 4; 5 6], b = [1 0; 2 1]
    const a = () => matrix([1, 2, 3, 4, 5, 6], 3);
    const b = () => matrix([1, 0, 2, 1], 2);
    expect(valuesOf(() => matMul(a(), b()))).toEqual([5, 2, 11, 4, 17, 6]);
    expect(valuesOf(() => matMulTransposedA(a(), a()))).toEqual([35, 44, 44, 56]);
    expect(valuesOf(() => matMulTransposedB(a(), b()))).toEqual([1, 4, 3, 10, 5, 16]);
  });

  it('adds a bias to every row, and sums its gradient over them', () => {
    expect(valuesOf(() => biasAdd(matrix([1, 2, 3, 4], 2), vector(10, 20)))).toEqual([
      11, 22, 13, 24,
    ]);
    expect(valuesOf(() => biasAddGradient(matrix([1, 2, 3, 4], 2)))).toEqual([4, 6]);
  });

  it('works element by element', () => {
    expect(valuesOf(() => multiply(vector(1, 2, 3), vector(4, 5, 6)))).toEqual([4, 10, 18]);
    expect(valuesOf(() => relu(vector(-1, 0, 2)))).toEqual([0, 0, 2]);
    expect(valuesOf(() => reluGradient(vector(5, 6, 7), vector(0, 0, 2)))).toEqual([0, 0, 7]);
    expect(valuesOf(() => add(vector(1, 2, 3), constantScalar(2)))).toEqual([3, 4, 5]);
    expect(valuesOf(() => floor(vector(-0.5, 0.99, 1)))).toEqual([-1, 0, 1]);
  });

  it('softmax takes large logits', () => {
    expect(valuesOf(() => softmax(matrix([1000, 1000], 1)))).toEqual([0.5, 0.5]);
  });

  it.each([
    ['at the label', 0],
    ['smoothed', 0.1],
  ])('cross-entropy is -target log softmax, its gradient softmax - target: %s', (_, smoothing) => {
    const logits = [0.5, -1, 2, 100, -100, 0];
    const labels = [2, 1];
    const { losses, gradient } = tidy(() => {
      const answers = intTensor(Int32Array.from(labels), [2]);
      const answer = softmaxCrossEntropy(matrix(logits, 2), answers, smoothing);
      return { losses: readFloats(answer.losses), gradient: readFloats(answer.gradient) };
    });
    labels.forEach((label, row) => {
      const scores = logits.slice(row * 3, row * 3 + 3);
      const largest = Math.max(...scores);
      const sum = scores.reduce((total, score) => total + Math.exp(score - largest), 0);
      const targets = scores.map(
        (_score, column) => (1 - smoothing) * Number(column === label) + smoothing / 3,
      );
      const loss = scores.reduce(
        (total, score, column) => total - targets[column]! * (score - largest - Math.log(sum)),
        0,
      );
      expect(losses[row]! / loss).toBeCloseTo(1, 5);
      scores.forEach((score, column) => {
        const expected = Math.exp(score - largest) / sum - targets[column]!;
        expect(gradient[row * 3 + column]).toBeCloseTo(expected, 6);
      });
    });
  });

  it('cross-entropy at the label is the same however it is asked for', () => {
    const [logits, labels] = [
      () => matrix([0.5, -1, 2, 3], 2),
      () => intTensor(Int32Array.of(1, 0), [2]),
    ];
    expect(valuesOf(() => sparseSoftmaxCrossEntropy(logits(), labels()).losses)).toEqual(
      valuesOf(() => softmaxCrossEntropy(logits(), labels(), 0).losses),
    );
  });

  it('draws uniform numbers that follow from the seed pair', () => {
    const draw = (a: number, b: number) => valuesOf(() => statelessUniform([10_000], [a, b]));
    const numbers = draw(1, 2);
    expect(draw(1, 2)).toEqual(numbers);
    expect(draw(1, 3)).not.toEqual(numbers);
    expect(draw(2, 2)).not.toEqual(numbers);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, value) => sum + value) / 10_000).toBeCloseTo(0.5, 1);
  });

  it('keeps variables apart from each other and from the values they began with', () => {
    const values = Float32Array.of(1, 2);
    const [first, second] = [createVariable(values, [2]), createVariable(values, [2])];
    values.fill(9);
    expect(variableValues(first)).toEqual(Float32Array.of(1, 2));
    destroyVariable(first);
    expect(variableValues(second)).toEqual(Float32Array.of(1, 2));
    destroyVariable(second);
  });

  it('changes a variable in place, and keeps the values it was given apart', () => {
    const variable = createVariable(Float32Array.of(1, 2), [2]);
    const values = Float32Array.of(3, 4);
    assignVariable(variable, values);
    tidy(() => scaleVariable(variable, constantScalar(0.5)));
    expect(variableValues(variable)).toEqual(Float32Array.of(1.5, 2));
    expect(values).toEqual(Float32Array.of(3, 4));
    expect(() => assignVariable(variable, Float32Array.of(1))).toThrow();
    destroyVariable(variable);
  });
});
