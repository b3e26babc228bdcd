import { expect, it } from 'vitest';
import { costOf } from '../../../../../app/main/engine/ops/graph/op-cost.ts';

const tensor = (...shape: number[]) => ({ id: 0, shape, dtype: 1 });

it('counts the products of a convolution and of both its gradients alike', () => {
  const [images, filter, made] = [
    tensor(8, 28, 28, 16),
    tensor(3, 3, 16, 32),
    tensor(8, 28, 28, 32),
  ];
  const products = 8 * 28 * 28 * 32 * 3 * 3 * 16;
  const costs = [
    costOf('Conv2D', [images, filter], [made]),
    costOf('Conv2DBackpropInput', [tensor(4), filter, made], [images]),
    costOf('Conv2DBackpropFilter', [images, tensor(4), made], [filter]),
  ];
  for (const cost of costs) {
    expect(cost).toBeGreaterThanOrEqual(products);
    expect(cost).toBeLessThan(1.2 * products);
  }
});

it('counts the products of a matrix product, whichever side is transposed', () => {
  const cost = costOf('MatMul', [tensor(64, 784), tensor(784, 512)], [tensor(64, 512)]);
  expect(cost).toBe(costOf('MatMul', [tensor(64, 784), tensor(512, 784)], [tensor(64, 512)]));
  expect(cost).toBeGreaterThan(64 * 784 * 512);
});

it('counts the numbers that other ops move', () => {
  const small = costOf('Relu', [tensor(10)], [tensor(10)]);
  expect(costOf('Relu', [tensor(1000)], [tensor(1000)])).toBe(100 * small);
});
