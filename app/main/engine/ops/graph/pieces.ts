import { typeOf } from '../attribute.ts';
import type { DataType } from '../data-type.ts';
import type { GraphNode } from './graph-definition.ts';
import type { RecordedOp } from './recorder.ts';

/** A part of a graph that is run by itself. Values are named as outputs: `op7:0`. */
export interface Piece {
  /** The placeholders to feed: with values of earlier pieces, or those of their own name. */
  feeds: readonly { node: string; value: string }[];
  /** The values that later pieces need; null of the last piece, which has the results. */
  left: readonly string[] | null;
  /** The values of earlier pieces that no later one needs. */
  spent: readonly string[];
}

/** An input that comes from an op that was recorded: its value, or with ^ only its being done. */
const FROM_OP = /^(\^?)op(\d+)(?::(\d+))?$/;

/**
 * Cuts a recorded graph into pieces that cost about so much each and are run one after the other.
 * Whatever changes a variable is in the last one: who looks in between sees them as they were.
 * @param nodes as recorded; those beside the recorded ops that take values of theirs have results
 * @returns the nodes, in which values of earlier pieces come from placeholders
 */
export function cutIntoPieces(
  nodes: readonly GraphNode[],
  ops: readonly RecordedOp[],
  pieceCost: number,
): { nodes: GraphNode[]; pieces: Piece[] } {
  const pieceOf = placeOps(nodes, ops, pieceCost);
  const last = Math.max(0, ...pieceOf);
  const drafts = Array.from({ length: last + 1 }, () => ({
    feeds: new Map<string, string>(),
    left: new Set<string>(),
    spent: new Set<string>(),
  }));
  const lastUse = new Map<string, number>();
  const placeholders = new Map<string, GraphNode>();

  function inputOf(input: string, piece: number): string | null {
    const [, waits, number, output = '0'] = FROM_OP.exec(input) ?? [];
    if (number === undefined) {
      if (/^(argument|made)/.test(input)) drafts[piece]!.feeds.set(input, input);
      return input;
    }
    const [op, from] = [ops[Number(number)]!, pieceOf[Number(number)]!];
    if (from === piece) return input;
    // What was done in an earlier piece need not be waited for.
    if (waits) return null;
    const value = `op${number}:${output}`;
    const node = `piece${piece}op${number}output${output}`;
    drafts[from]!.left.add(value);
    drafts[piece]!.feeds.set(node, value);
    lastUse.set(value, Math.max(piece, lastUse.get(value) ?? 0));
    const attributes = [typeOf('dtype', op.outputs[Number(output)]!.dtype as DataType)];
    placeholders.set(node, { ...{ name: node, op: 'Placeholder', inputs: [] }, attributes });
    return node;
  }

  const cut = nodes.map((node) => {
    const number = FROM_OP.exec(node.name)?.[2];
    const piece = number === undefined ? last : pieceOf[Number(number)]!;
    return { ...node, inputs: node.inputs.flatMap((input) => inputOf(input, piece) ?? []) };
  });
  for (const [value, piece] of lastUse) drafts[piece]!.spent.add(value);
  const pieces = drafts.map(({ feeds, left, spent }, place) => ({
    feeds: [...feeds].map(([node, value]) => ({ node, value })),
    left: place === last ? null : [...left],
    spent: [...spent],
  }));
  return {
    nodes: [...cut, ...placeholders.values()],
    // An op that costs more than a piece leaves the next one empty.
    pieces: pieces.filter(({ left }) => left === null || left.length > 0),
  };
}

/** The piece of each op: in order, by cost, and never before what it takes or waits for. */
function placeOps(
  nodes: readonly GraphNode[],
  ops: readonly RecordedOp[],
  pieceCost: number,
): number[] {
  const inputsOf = new Map(nodes.map(({ name, inputs }) => [name, inputs]));
  const total = ops.reduce((sum, { cost }) => sum + cost, 0);
  const count = Math.max(1, Math.ceil(total / pieceCost));
  const pieceOf: number[] = [];
  let done = 0;
  ops.forEach(({ cost, isUpdate }, place) => {
    // An op belongs where its middle is.
    const byCost = Math.min(count - 1, Math.floor(((done + cost / 2) / total) * count));
    done += cost;
    const before = (inputsOf.get(`op${place}`) ?? []).map(
      (input) => pieceOf[Number(FROM_OP.exec(input)?.[2])] ?? 0,
    );
    pieceOf.push(isUpdate ? count - 1 : Math.max(byCost, ...before));
  });
  return pieceOf;
}
