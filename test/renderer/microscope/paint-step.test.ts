import { expect, it } from 'vitest';
import { FIT_STEPS, type FitStep, type FitStepId } from '../../../app/core/drawing/fit-steps.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';
import { paintStep } from '../../../app/renderer/microscope/paint-step.ts';

const MINE: Stroke = [[1, 1]];
const OTHER: Stroke = [[20, 20]];

/** How opaque the ink at each place is, and how many boxes and dots are on the picture. */
function paint(id: FitStepId, isTaken = true) {
  const opaque: Record<number, number> = {};
  const marks = { boxes: 0, dots: 0 };
  const canvas = document.createElement('canvas');
  const context = new Proxy(
    {
      globalAlpha: 1,
      lineTo: (x: number) => (opaque[x] = context.globalAlpha),
      strokeRect: () => marks.boxes++,
      arc: () => marks.dots++,
    },
    { get: (known, name) => Reflect.get(known, name) ?? (() => undefined) },
  );
  canvas.getContext = (() => context) as never;
  const box = { left: 0, right: 2, top: 0, bottom: 2 };
  const grid = new Uint8Array(784);
  const step: FitStep = { id, strokes: [MINE], pen: 2, box, mass: [1, 1], grid };
  paintStep(canvas, step, { others: [OTHER], isTaken });
  return { opaque, ...marks };
}

it('shows the other digits of a number pale, before the first step only', () => {
  const { opaque } = paint('strokes');
  expect(opaque[1]).toBe(1);
  expect(opaque[20]).toBeLessThan(0.5);
  for (const id of FIT_STEPS.slice(1)) expect(paint(id).opaque[20]).toBeUndefined();
});

it('marks what each step goes by, where it is taken', () => {
  const marks = (id: FitStepId) => [paint(id).boxes, paint(id).dots];
  expect(FIT_STEPS.map(marks)).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 1],
  ]);
  expect(paint('scale', false).boxes).toBe(0);
});
