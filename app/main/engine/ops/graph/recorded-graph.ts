import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binding, type Tensor } from '../../tensorflow.ts';
import { typeOf } from '../attribute.ts';
import { DataType } from '../data-type.ts';
import { observed, type OpObserver } from '../observer.ts';
import { free, keep, tidy, track } from '../tidy.ts';
import { readVariable, replaceVariable, type Variable } from '../variable.ts';
import { encodeGraph, GRAPH_TAG, type GraphNode } from './graph-definition.ts';
import { argumentNode, type RecordedOp, Recorder, variableNode } from './recorder.ts';

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
  /** Copies the graph's variables back, all or only the first few. */
  settle(count?: number): void;
  free(): void;
}

type Work = () => readonly Tensor[];

const FLOATS = [typeOf('dtype', DataType.float32)];
const FLOAT_TYPE = [typeOf('T', DataType.float32)];

/**
 * Does the work once, one op after the other, and makes a graph of what it did. Its tensors come
 * from `variables`, `args`, constants and numbers of its own; what it returns is float32.
 * @throws Error if the work does anything else, or TensorFlow refuses the graph
 */
export function recordGraph(
  variables: readonly Variable[],
  args: readonly Tensor[],
  work: Work,
): RecordedGraph {
  const recorder = new Recorder(variables, args);
  const results = observed(recorder, work);
  const { nodes, ops, madeNodes, updateNodes } = recorder;
  const fetched = results.map((result, index) => ({
    ...{ name: `result${index}`, op: 'Identity', attributes: FLOAT_TYPE },
    // What is fetched waits for all that is changed.
    inputs: [recorder.sourceOf(result), ...updateNodes.map((node) => `^${node}`)],
  }));
  const session = loadGraph([...nodes, ...fetched, ...copyingNodes(variables.length)]);
  const feedNames = [...args.map((_, index) => argumentNode(index)), ...madeNodes].map(firstOutput);
  const resultNames = fetched.map(({ name }) => firstOutput(name)).join();
  const names = (kind: string, count = variables.length) =>
    Array.from({ length: count }, (_, index) => firstOutput(`${kind}${index}`)).join();

  function run(feeds: readonly Tensor[], feedList: string, fetchList: string): Tensor[] {
    const ids = feeds.map(({ id }) => id);
    return binding().runSavedModel(session, ids, feedList, fetchList).map(track);
  }

  return {
    load: () =>
      tidy(() => {
        run(variables.map(readVariable), names('new'), firstOutput('loaded'));
      }),
    run: (given, again) =>
      tidy(() => {
        const repetition = new Repetition(ops);
        try {
          observed(repetition, again);
          repetition.requireEnd();
          return run([...given, ...repetition.tensors], feedNames.join(), resultNames);
        } finally {
          free(...repetition.tensors);
        }
      }),
    settle: (count = variables.length) =>
      tidy(() => {
        run([], '', names('current', count)).forEach((values, index) =>
          replaceVariable(variables[index]!, values),
        );
      }),
    free: () => binding().deleteSavedModel(session),
  };
}

/** Answers a repeated work's ops without running them, and gathers the tensors that it makes. */
class Repetition implements OpObserver {
  readonly tensors: Tensor[] = [];
  readonly #ops: readonly RecordedOp[];
  #next = 0;

  constructor(ops: readonly RecordedOp[]) {
    this.#ops = ops;
  }

  answer(name: string): readonly Tensor[] {
    const op = this.#ops[this.#next++];
    if (op?.name === name) return op.outputs;
    throw new Error(`${name} was not recorded here, but ${op?.name ?? 'nothing'}`);
  }

  ran(): void {
    // Nothing runs.
  }

  made(tensor: Tensor): void {
    // The work frees it at its end, and then it has not been used yet.
    this.tensors.push(keep(tensor));
  }

  requireEnd(): void {
    if (this.#next < this.#ops.length) throw new Error('less was repeated than recorded');
  }
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
