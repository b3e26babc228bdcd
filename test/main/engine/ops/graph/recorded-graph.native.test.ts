import { beforeAll, describe, expect, it } from 'vitest';
import { multiply, scale } from '../../../../../app/main/engine/ops/arithmetic.ts';
import { recordGraph } from '../../../../../app/main/engine/ops/graph/recorded-graph.ts';
import { statelessUniform } from '../../../../../app/main/engine/ops/random.ts';
import { floatScalar, floatTensor, readFloats } from '../../../../../app/main/engine/ops/tensor.ts';
import { free, liveTensors, tidy } from '../../../../../app/main/engine/ops/tidy.ts';
import {
  assignVariable,
  createVariable,
  destroyVariable,
  readVariable,
  replaceVariable,
  variableValues,
} from '../../../../../app/main/engine/ops/variable.ts';
import { loadTensorFlow } from '../../../../../app/main/engine/tensorflow.ts';

beforeAll(loadTensorFlow);

const vector = (...values: number[]) => floatTensor(Float32Array.from(values), [values.length]);

/** x becomes x * factor * 2, and x * argument, of before, is answered. */
function recordDoubling() {
  const x = createVariable(Float32Array.of(1, 2, 3), [3]);
  const work = (argument: ReturnType<typeof vector>, factor: number) => () =>
    tidy(() => {
      const before = readVariable(x);
      const answer = multiply(before, argument);
      replaceVariable(x, multiply(scale(before, 2), floatScalar(factor)));
      return [answer];
    });
  const graph = tidy(() => {
    const argument = vector(1, 1, 1);
    return recordGraph([x], [argument], work(argument, 1));
  });
  const run = (argument: number[], factor: number) =>
    tidy(() => {
      const given = vector(...argument);
      return [...readFloats(graph.run([given], work(given, factor))[0]!)];
    });
  return { x, graph, run };
}

describe('a recorded graph', () => {
  it('does again what was recorded, with other arguments and other numbers', () => {
    const { x, graph, run } = recordDoubling();
    expect([...variableValues(x)]).toEqual([2, 4, 6]);
    graph.load();
    expect(run([1, 10, 100], 3)).toEqual([2, 40, 600]);
    expect(run([1, 1, 1], 0.5)).toEqual([12, 24, 36]);
    // Its variables are its own until it is settled.
    expect([...variableValues(x)]).toEqual([2, 4, 6]);
    graph.settle();
    expect([...variableValues(x)]).toEqual([12, 24, 36]);
    // What is read then stays as it is while the graph goes on.
    run([0, 0, 0], 1);
    expect([...variableValues(x)]).toEqual([12, 24, 36]);
    assignVariable(x, Float32Array.of(1, 1, 1));
    graph.load();
    expect(run([5, 6, 7], 1)).toEqual([5, 6, 7]);
    graph.free();
    destroyVariable(x);
  });

  it('runs in pieces to the same bits, and changes its variables in the last one only', () => {
    const run = (pieceCost: number) => {
      const x = createVariable(Float32Array.of(0.1, 0.2, 0.3), [3]);
      const work = (argument: ReturnType<typeof vector>) => () =>
        tidy(() => {
          const first = multiply(readVariable(x), argument);
          replaceVariable(x, scale(first, 3));
          const second = multiply(first, scale(argument, 0.7));
          return [first, multiply(second, floatScalar(1.1))];
        });
      const graph = tidy(() => {
        const argument = vector(1, 1, 1);
        return recordGraph([x], [argument], work(argument), pieceCost);
      });
      graph.load();
      const given = vector(7, 8, 9);
      const before = liveTensors();
      const between: number[][] = [];
      const pieces = graph.runInPieces([given], work(given));
      let last = pieces.next();
      for (; !last.done; last = pieces.next()) {
        graph.settle();
        between.push([...variableValues(x)]);
      }
      const results = last.value.map((result) => [...readFloats(result)]);
      graph.settle();
      free(...last.value);
      expect(liveTensors()).toBe(before);
      const after = [...variableValues(x)];
      graph.free();
      free(given);
      destroyVariable(x);
      return { results, after, between };
    };
    const whole = run(Infinity);
    const pieces = run(1);
    expect(whole.between).toEqual([]);
    expect(pieces.between.length).toBeGreaterThan(1);
    expect(pieces.results).toEqual(whole.results);
    expect(pieces.after).toEqual(whole.after);
    // As after recording, which ran the work once.
    const recorded = [0.1, 0.2, 0.3].map((value) => Math.fround(Math.fround(value) * 3));
    for (const values of pieces.between) expect(values).toEqual(recorded);
  });

  it('brings back only the first variables where that is enough', () => {
    const variables = [1, 2].map((value) => createVariable(Float32Array.of(value), [1]));
    const work = () =>
      tidy(() => {
        const doubled = variables.map((variable) => scale(readVariable(variable), 2));
        variables.forEach((variable, index) => replaceVariable(variable, doubled[index]!));
        return doubled;
      });
    const graph = tidy(() => recordGraph(variables, [], work));
    graph.load();
    tidy(() => graph.run([], work));
    graph.settle(1);
    expect(variables.map((variable) => variableValues(variable)[0])).toEqual([4, 4]);
    graph.settle();
    expect(variables.map((variable) => variableValues(variable)[0])).toEqual([4, 8]);
    graph.free();
    variables.forEach(destroyVariable);
  });

  it('frees all tensors but the constants', () => {
    const once = () => {
      const { x, graph, run } = recordDoubling();
      graph.load();
      run([1, 2, 3], 1);
      graph.settle();
      graph.free();
      destroyVariable(x);
    };
    once();
    const before = liveTensors();
    once();
    expect(liveTensors()).toBe(before);
  });

  it('draws other numbers for another seed', () => {
    const x = createVariable(new Float32Array(4), [4]);
    const draw = (seed: number) => () =>
      tidy(() => [multiply(statelessUniform([4], [seed, 1]), readVariable(x))]);
    assignVariable(x, Float32Array.of(1, 1, 1, 1));
    const graph = tidy(() => recordGraph([x], [], draw(1)));
    graph.load();
    const drawn = (seed: number) => tidy(() => [...readFloats(graph.run([], draw(seed))[0]!)]);
    expect(drawn(2)).not.toEqual(drawn(1));
    expect(drawn(2)).toEqual(tidy(() => [...readFloats(draw(2)()[0]!)]));
    graph.free();
    destroyVariable(x);
  });

  it('refuses a tensor from elsewhere, and a repetition that is none', () => {
    const x = createVariable(Float32Array.of(1), [1]);
    tidy(() => {
      const outside = vector(1);
      expect(() => recordGraph([x], [], () => [multiply(readVariable(x), outside)])).toThrow(
        /outside/,
      );
      const graph = recordGraph([x], [outside], () => [multiply(readVariable(x), outside)]);
      graph.load();
      expect(() => graph.run([outside], () => [readVariable(x)])).toThrow(/less was repeated/);
      expect(() => graph.run([outside], () => [multiply(outside, outside)])).toThrow(/recorded/);
      graph.free();
    });
    destroyVariable(x);
  });
});
