import { expect, it } from 'vitest';
import { flag, real, text, typeOf, wholes } from '../../../../../app/main/engine/ops/attribute.ts';
import { encodeGraph } from '../../../../../app/main/engine/ops/graph/graph-definition.ts';
import { floatField, join, wholeField } from '../../../../../app/main/engine/ops/graph/protobuf.ts';

it('writes numbers as protocol buffers do', () => {
  expect([...join(wholeField(1, 150))]).toEqual([8, 150, 1]);
  expect([...join(wholeField(16, 0))]).toEqual([128, 1, 0]);
  expect([...join(floatField(4, 1))]).toEqual([37, 0, 0, 128, 63]);
});

it('has names, inputs and attributes of the nodes', () => {
  const attributes = [typeOf('T', 1), wholes('strides', [1, 2]), text('padding', 'SAME')];
  const node = { name: 'first', op: 'Conv2D', inputs: ['a:1', '^b'], attributes };
  const content = Buffer.from(encodeGraph([node, { ...node, name: 'second' }])).toString('latin1');
  for (const word of ['first', 'second', 'Conv2D', 'a:1', '^b', 'strides', 'SAME']) {
    expect(content).toContain(word);
  }
});

it('refuses an attribute of a kind that it does not know', () => {
  const odd = { name: 'odd', type: 9, value: 1 };
  const node = { name: 'n', op: 'X', inputs: [], attributes: [flag('f', true), real('r', 1), odd] };
  expect(() => encodeGraph([node])).toThrow(/odd/);
});
