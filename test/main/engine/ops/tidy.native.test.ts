import { beforeAll, beforeEach, expect, it } from 'vitest';
import { floatScalar, readFloats, type Tensor } from '../../../../app/main/engine/ops/tensor.ts';
import { free, keep, liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';

let before: number;
beforeAll(loadTensorFlow);
beforeEach(() => {
  before = liveTensors();
});
const alive = () => liveTensors() - before;

it('frees what was made in it', () => {
  tidy(() => {
    floatScalar(1);
    floatScalar(2);
    expect(alive()).toBe(2);
  });
  expect(alive()).toBe(0);
});

it('leaves what it returns to the caller, also within arrays and objects', () => {
  const { one, more } = tidy(() => {
    floatScalar(0);
    return { one: floatScalar(1), more: [floatScalar(2), { deep: floatScalar(3) }] as const };
  });
  expect(alive()).toBe(3);
  free(one, more[0], more[1].deep);
  expect(alive()).toBe(0);
});

it('hands what it returns to the scope around', () => {
  tidy(() => {
    const inner = tidy(() => floatScalar(4));
    expect([...readFloats(inner)]).toEqual([4]);
    expect(alive()).toBe(1);
  });
  expect(alive()).toBe(0);
});

it('spares what is kept, and notices what was freed early', () => {
  let kept: Tensor | undefined;
  tidy(() => {
    kept = keep(floatScalar(1));
    free(floatScalar(2));
  });
  expect(alive()).toBe(1);
  free(kept!);
  expect(alive()).toBe(0);
});

it('frees everything after an error', () => {
  expect(() =>
    tidy(() => {
      floatScalar(1);
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(alive()).toBe(0);
});

it('refuses work that goes on later', () => {
  expect(() => tidy(async () => floatScalar(1))).toThrow('tidy()');
});
