import type { Attribute, Tensor } from '../../tensorflow.ts';
import { shapeOf, text, typeOf } from '../attribute.ts';
import { contentOf } from '../constant.ts';
import { DataType } from '../data-type.ts';
import type { OpObserver } from '../observer.ts';
import type { Variable } from '../variable.ts';
import type { GraphNode } from './graph-definition.ts';
import { costOf } from './op-cost.ts';
import { typeAttributes } from './type-attributes.ts';

/** An op that was recorded, as far as a repetition needs it. */
export interface RecordedOp {
  name: string;
  /** Stand for its outputs; there is nothing in them. */
  outputs: readonly Tensor[];
  /** It changes a variable. */
  isUpdate: boolean;
  /** See costOf. */
  cost: number;
}

/** Who read a variable since it was changed last, and what changed it. */
interface VariableUse {
  node: string;
  readers: Set<string>;
  lastUpdate: string | null;
}

/** Ops that change the variables among their inputs. */
const UPDATES = /^(ResourceApply|AssignVariableOp)/;

/** Writes down, as a graph, the ops that a piece of work runs. */
export class Recorder implements OpObserver {
  readonly nodes: GraphNode[] = [];
  readonly ops: RecordedOp[] = [];
  /** The nodes that take tensors made of numbers, in the order in which they were made. */
  readonly madeNodes: string[] = [];
  readonly updateNodes: string[] = [];
  /** Where a tensor comes from, `node:output`. */
  readonly #sources = new Map<Tensor, string>();
  /** Which variable a tensor was read from. */
  readonly #readFrom = new Map<Tensor, VariableUse>();
  readonly #variables = new Map<number, VariableUse>();

  constructor(variables: readonly Variable[], args: readonly Tensor[]) {
    variables.forEach(({ handle, shape }, index) => {
      const node = variableNode(index);
      this.nodes.push({
        name: node,
        op: 'VarHandleOp',
        inputs: [],
        attributes: handleOf(node, shape),
      });
      this.#variables.set(handle.id, { node, readers: new Set(), lastUpdate: null });
    });
    args.forEach((arg, index) => this.#addPlaceholder(arg, argumentNode(index)));
  }

  answer(): null {
    return null;
  }

  made(tensor: Tensor): void {
    const node = `made${this.madeNodes.length}`;
    this.madeNodes.push(node);
    this.#addPlaceholder(tensor, node);
  }

  ran(
    name: string,
    inputs: readonly Tensor[],
    attributes: readonly Attribute[],
    outputs: readonly Tensor[],
  ): void {
    const node = `op${this.ops.length}`;
    const variables = inputs.flatMap((input) => this.#variables.get(input.id) ?? []);
    const isUpdate = UPDATES.test(name);
    const waitsFor = new Set<string>();
    for (const use of variables) {
      if (use.lastUpdate) waitsFor.add(use.lastUpdate);
      if (isUpdate) use.readers.forEach((reader) => waitsFor.add(reader));
    }
    this.nodes.push({
      ...{ name: node, op: name },
      inputs: [
        ...inputs.map((input) => this.sourceOf(input)),
        ...[...waitsFor].map((other) => `^${other}`),
      ],
      attributes: [...attributes, ...typeAttributes(name, inputs, attributes)],
    });
    for (const input of inputs) this.#readFrom.get(input)?.readers.add(node);
    for (const use of variables) {
      if (!isUpdate) use.readers.add(node);
      else Object.assign(use, { readers: new Set(), lastUpdate: node });
    }
    if (isUpdate) this.updateNodes.push(node);
    outputs.forEach((output, place) => {
      this.#sources.set(output, `${node}:${place}`);
      if (name === 'ReadVariableOp') this.#readFrom.set(output, variables[0]!);
    });
    this.ops.push({
      ...{ name, isUpdate, cost: costOf(name, inputs, outputs) },
      outputs: outputs.map(({ shape, dtype }) => ({ id: -1, shape, dtype })),
    });
  }

  /** @throws Error if the tensor comes from outside of the work */
  sourceOf(tensor: Tensor): string {
    const variable = this.#variables.get(tensor.id);
    if (variable) return variable.node;
    const source = this.#sources.get(tensor) ?? this.#addConstant(tensor);
    if (source === null) throw new Error('a recorded op takes a tensor from outside of its work');
    return source;
  }

  #addConstant(tensor: Tensor): string | null {
    const values = contentOf(tensor);
    if (!values) return null;
    const { shape, dtype } = tensor;
    const name = `constant${this.nodes.length}`;
    const attributes = [typeOf('dtype', dtype as DataType)];
    this.nodes.push({
      ...{ name, op: 'Const', inputs: [], attributes },
      value: { shape, dtype, values },
    });
    this.#sources.set(tensor, name);
    return name;
  }

  #addPlaceholder(tensor: Tensor, name: string): void {
    const attributes = [typeOf('dtype', tensor.dtype as DataType)];
    this.nodes.push({ name, op: 'Placeholder', inputs: [], attributes });
    this.#sources.set(tensor, name);
  }
}

export function variableNode(index: number): string {
  return `variable${index}`;
}

export function argumentNode(index: number): string {
  return `argument${index}`;
}

function handleOf(name: string, shape: readonly number[]): Attribute[] {
  return [
    typeOf('dtype', DataType.float32),
    shapeOf('shape', shape),
    text('container', ''),
    text('shared_name', name),
  ];
}
