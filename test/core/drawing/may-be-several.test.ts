import { expect, it } from 'vitest';
import { mayBeSeveral } from '../../../app/core/drawing/may-be-several.ts';
import { moveStrokes } from '../../../app/core/drawing/transform.ts';
import { demoDigits } from '../../../scripts/demo/digits.ts';
import { boxOf } from '../../../app/core/drawing/box.ts';

it('says it of no single digit, and of nothing', () => {
  for (const strokes of demoDigits) expect(mayBeSeveral(strokes)).toBe(false);
  expect(mayBeSeveral([])).toBe(false);
  expect(mayBeSeveral([[[5, 5]]])).toBe(false);
});

it('says it of two digits that touch', () => {
  const [left, right] = [demoDigits[2]!, demoDigits[3]!];
  const by = boxOf(left).right - boxOf(right).left;
  expect(mayBeSeveral([...left, ...moveStrokes(right, by, 0)])).toBe(true);
});
