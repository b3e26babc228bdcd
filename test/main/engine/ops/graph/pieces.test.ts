import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphNode } from '../../../../../app/main/engine/ops/graph/graph-definition.ts';
import { cutIntoPieces } from '../../../../../app/main/engine/ops/graph/pieces.ts';
import type { RecordedOp } from '../../../../../app/main/engine/ops/graph/recorder.ts';

const FLOAT = 1;

/** An op: what it takes of the ops before it, by their number from the back, and what it costs. */
interface Draft {
  takes: number[];
  cost: number;
  isUpdate: boolean;
}

function recorded(drafts: readonly Draft[]): { nodes: GraphNode[]; ops: RecordedOp[] } {
  const ops = drafts.map(({ cost, isUpdate }) => ({
    ...{ name: 'Op', cost, isUpdate },
    outputs: [{ id: -1, shape: [1], dtype: FLOAT }],
  }));
  const nodes = drafts.map(({ takes }, place): GraphNode => {
    // What changes a variable leaves nothing to take.
    const before = takes
      .map((back) => place - 1 - back)
      .filter((op) => op >= 0 && !drafts[op]!.isUpdate);
    const inputs = before.length > 0 ? before.map((op) => `op${op}:0`) : ['argument0'];
    return { name: `op${place}`, op: 'Op', inputs, attributes: [] };
  });
  const taken = new Set(nodes.flatMap(({ inputs }) => inputs));
  const results = drafts.flatMap(({ isUpdate }, place): GraphNode[] => {
    const value = `op${place}:0`;
    if (isUpdate || taken.has(value)) return [];
    return [{ name: `result${place}`, op: 'Identity', inputs: [value], attributes: [] }];
  });
  return { nodes: [...nodes, ...results], ops };
}

const draft = fc.record({
  takes: fc.array(fc.nat(5), { maxLength: 3 }),
  cost: fc.integer({ min: 1, max: 50 }),
  isUpdate: fc.boolean(),
});
const graph = fc
  .array(draft, { minLength: 1, maxLength: 30 })
  .map(([first, ...rest]) => recorded([{ ...first!, isUpdate: false }, ...rest]));

describe('a graph that is cut', () => {
  it('feeds each piece only what an earlier one has left, and drops it after its last use', () => {
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 200 }), ({ nodes, ops }, cost) => {
        const { pieces } = cutIntoPieces(nodes, ops, cost);
        const there = new Set(['argument0']);
        for (const { feeds, left, spent } of pieces) {
          for (const { value } of feeds) expect(there).toContain(value);
          for (const value of left ?? []) there.add(value);
          for (const value of spent) expect(there.delete(value)).toBe(true);
        }
        expect([...there]).toEqual(['argument0']);
        expect(pieces.map(({ left }) => left === null).lastIndexOf(true)).toBe(pieces.length - 1);
      }),
    );
  });

  it('has no input that leads out of a piece but by a placeholder', () => {
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 200 }), ({ nodes, ops }, cost) => {
        const { nodes: cut } = cutIntoPieces(nodes, ops, cost);
        const names = new Set([...cut.map(({ name }) => name), 'argument0']);
        for (const { inputs } of cut) {
          for (const input of inputs) expect(names).toContain(input.split(':')[0]);
        }
      }),
    );
  });

  it('is whole where it costs no more than a piece', () => {
    const { nodes, ops } = recorded([
      { takes: [], cost: 5, isUpdate: false },
      { takes: [0], cost: 5, isUpdate: true },
    ]);
    const whole = cutIntoPieces(nodes, ops, 10);
    expect(whole.pieces).toHaveLength(1);
    expect(whole.nodes).toEqual(nodes);
    expect(cutIntoPieces(nodes, ops, 5).pieces).toHaveLength(2);
  });
});
