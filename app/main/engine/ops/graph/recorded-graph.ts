import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binding, type Tensor } from '../../tensorflow.ts';
import { typeOf } from '../attribute.ts';
import { DataType } from '../data-type.ts';
import { observed } from '../observer.ts';
import { free, keep, tidy, track } from '../tidy.ts';
import { readVariable, replaceVariable, type Variable } from '../variable.ts';
import { encodeGraph, GRAPH_TAG, type GraphNode } from './graph-definition.ts';
import { atOnce } from './at-once.ts';
import { cutIntoPieces } from './pieces.ts';
import { argumentNode, Recorder, variableNode } from './recorder.ts';
import { repeat } from './repeat.ts';

/**
 * A piece of work whose ops TensorFlow runs as one graph: it need not be told of each, and does two
 * at a time where they do not wait for each other. The graph has copies of the variables.
 */
export interface RecordedGraph {
  /** Copies the variables into the graph. */
  load(): void;
  /**
   * Repeats the work with other arguments of the same shapes. It must run the same ops in the same
   * order; the numbers of which it makes tensors may be others.
   */
  run(args: readonly Tensor[], work: Work): Tensor[];
  /**
   * As `run`, to the same bits, in pieces of some milliseconds: between two of them something else
   * may be done, and the variables are as they were before.
   */
  runInPieces(args: readonly Tensor[], work: Work): Generator<void, Tensor[]>;
  /** Copies the graph's variables back, all or only the first few. */
  settle(count?: number): void;
  free(): void;
}

type Work = () => readonly Tensor[];

const FLOATS = [typeOf('dtype', DataType.float32)];
const FLOAT_TYPE = [typeOf('T', DataType.float32)];

/** So many products (see costOf) take two good cores about five milliseconds. */
const PIECE_COST = 5e8;

/**
 * Does the work once, one op after the other, and makes a graph of what it did. Its tensors come
 * from `variables`, `args`, constants and numbers of its own; what it returns is float32.
 * @throws Error if the work does anything else, or TensorFlow refuses the graph
 */
export function recordGraph(
  variables: readonly Variable[],
  args: readonly Tensor[],
  work: Work,
  pieceCost = PIECE_COST,
): RecordedGraph {
  const recorder = new Recorder(variables, args);
  const results = observed(recorder, work);
  const { nodes, ops, madeNodes, updateNodes } = recorder;
  const fetched = results.map((result, index) => ({
    ...{ name: `result${index}`, op: 'Identity', attributes: FLOAT_TYPE },
    // What is fetched waits for all that is changed.
    inputs: [recorder.sourceOf(result), ...updateNodes.map((node) => `^${node}`)],
  }));
  const { nodes: cut, pieces } = cutIntoPieces([...nodes, ...fetched], ops, pieceCost);
  const session = loadGraph([...cut, ...copyingNodes(variables.length)]);
  const feedNodes = [...args.map((_, index) => argumentNode(index)), ...madeNodes];
  const resultNames = fetched.map(({ name }) => firstOutput(name)).join();
  const names = (kind: string, count = variables.length) =>
    Array.from({ length: count }, (_, index) => firstOutput(`${kind}${index}`)).join();

  function run(feeds: readonly Tensor[], feedList: string, fetchList: string): Tensor[] {
    const ids = feeds.map(({ id }) => id);
    return binding().runSavedModel(session, ids, feedList, fetchList).map(track);
  }

  function* runInPieces(given: readonly Tensor[], again: Work): Generator<void, Tensor[]> {
    const made = repeat(ops, again);
    const values = new Map([...given, ...made].map((tensor, place) => [feedNodes[place]!, tensor]));
    const between = new Map<string, Tensor>();
    try {
      for (const [place, { feeds, left, spent }] of pieces.entries()) {
        if (place > 0) yield;
        const fed = feeds.map(({ value }) => (between.get(value) ?? values.get(value))!);
        const feedList = feeds.map(({ node }) => firstOutput(node)).join();
        if (left === null) return run(fed, feedList, resultNames);
        const outputs = run(fed, feedList, left.join());
        left.forEach((value, output) => between.set(value, keep(outputs[output]!)));
        for (const value of spent) {
          free(between.get(value)!);
          between.delete(value);
        }
      }
      throw new Error('a graph has a last piece');
    } finally {
      free(...made, ...between.values());
    }
  }

  return {
    load: () =>
      tidy(() => {
        run(variables.map(readVariable), names('new'), firstOutput('loaded'));
      }),
    run: (given, again) => atOnce(runInPieces(given, again)),
    runInPieces,
    settle: (count = variables.length) =>
      tidy(() => {
        run([], '', names('current', count)).forEach((values, index) =>
          replaceVariable(variables[index]!, values),
        );
      }),
    free: () => binding().deleteSavedModel(session),
  };
}

/** The ways into the graph's variables and out of them. */
function copyingNodes(count: number): GraphNode[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  const assignments = indices.map((index) => ({
    ...{ name: `assign${index}`, op: 'AssignVariableOp', attributes: FLOATS },
    inputs: [variableNode(index), `new${index}`],
  }));
  return [
    ...indices.map((index) => ({
      ...{ name: `new${index}`, op: 'Placeholder', inputs: [], attributes: FLOATS },
    })),
    ...assignments,
    {
      ...{ name: 'loaded', op: 'Identity', attributes: FLOAT_TYPE },
      inputs: ['new0', ...assignments.map(({ name }) => `^${name}`)],
    },
    ...indices.map((index) => ({
      ...{ name: `current${index}`, op: 'ReadVariableOp', attributes: FLOATS },
      inputs: [variableNode(index)],
    })),
  ];
}

/** The native addon takes graphs from files only. */
function loadGraph(nodes: readonly GraphNode[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'digit-studio-graph-'));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), encodeGraph(nodes));
    return binding().loadSavedModel(folder, GRAPH_TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstOutput(node: string): string {
  return `${node}:0`;
}
