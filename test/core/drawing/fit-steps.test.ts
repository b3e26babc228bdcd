import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PEN } from '../../../app/contract/ink.ts';
import {
  FIT_SWITCHES,
  fitSteps,
  type FitSwitch,
  type FitSwitches,
} from '../../../app/core/drawing/fit-steps.ts';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import { CENTRE } from '../../../app/core/drawing/place-ink.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';

const SIDE = 28;
const CANVAS = 280;
const WHOLE = { crop: true, scale: true, centre: true };
const NOTHING = { crop: false, scale: false, centre: false };

const coordinate = fc.double({ min: 0, max: CANVAS, noNaN: true });
const stroke = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 });
const drawing = fc.array(stroke, { minLength: 1, maxLength: 4 });
const pen = fc.double({ min: PEN.minimum, max: PEN.maximum, noNaN: true });
const someSwitches = fc.record({ crop: fc.boolean(), scale: fc.boolean(), centre: fc.boolean() });

function walk(
  strokes: readonly Stroke[],
  switches: FitSwitches,
  thickness: number = PEN.standard,
  drawnPen = thickness,
) {
  return fitSteps(strokes, { canvasSide: CANVAS, pen: thickness, drawnPen, switches });
}

function last(strokes: readonly Stroke[], switches: FitSwitches) {
  return walk(strokes, switches).at(-1)!;
}

/** A 1 in the lower right corner, 60 of 280 high. */
const corner: Stroke[] = [
  [
    [250, 210],
    [250, 270],
  ],
];

describe('fitSteps', () => {
  it('ends at what the network sees, to the last bit, where nothing is left out', () => {
    fc.assert(
      fc.property(drawing, pen, (strokes, thickness) => {
        const { grid } = walk(strokes, WHOLE, thickness).at(-1)!;
        expect(grid).toEqual(fitToGrid(strokes, { pen: thickness }));
      }),
    );
  });

  it('is the canvas made small where all is left out: every line stays where it was drawn', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const small = last(strokes, NOTHING).strokes.flat();
        strokes.flat().forEach(([x, y], index) => {
          expect(small[index]![0]).toBeCloseTo(x / 10, 9);
          expect(small[index]![1]).toBeCloseTo(y / 10, 9);
        });
      }),
    );
    const inked = [...last(corner, NOTHING).grid].flatMap((ink, at) => (ink > 0 ? [at] : []));
    expect(Math.min(...inked.map((at) => at % SIDE))).toBe(23);
    expect(Math.min(...inked.map((at) => Math.floor(at / SIDE)))).toBe(19);
  });

  it('has a picture for each step, and a step that is left out changes nothing', () => {
    fc.assert(
      fc.property(drawing, someSwitches, (strokes, switches) => {
        const steps = walk(strokes, switches);
        expect(steps.map(({ id }) => id)).toEqual(['strokes', ...FIT_SWITCHES]);
        FIT_SWITCHES.forEach((id, index) => {
          if (!switches[id]) expect(steps[index + 1]!.grid).toBe(steps[index]!.grid);
        });
      }),
    );
  });

  it('shows at each step what the way with only the steps before would end at', () => {
    fc.assert(
      fc.property(drawing, someSwitches, (strokes, switches) => {
        const steps = walk(strokes, switches);
        let soFar: Record<FitSwitch, boolean> = { ...NOTHING };
        FIT_SWITCHES.forEach((id, index) => {
          soFar = { ...soFar, [id]: switches[id] };
          expect(steps[index + 1]!.grid).toEqual(last(strokes, soFar).grid);
        });
      }),
    );
  });

  it('crops to the middle without changing the size', () => {
    const { box } = last(corner, { ...NOTHING, crop: true });
    expect((box.left + box.right) / 2).toBeCloseTo(SIDE / 2);
    expect((box.top + box.bottom) / 2).toBeCloseTo(SIDE / 2);
    // 6 pixels of line, the pen and its soft edge.
    expect(box.bottom - box.top).toBeCloseTo(6 + PEN.standard + 1);
  });

  it('scales the ink to 20 pixels, or the whole canvas where nothing was cropped', () => {
    const cropped = last(corner, { ...NOTHING, crop: true, scale: true }).box;
    expect(cropped.bottom - cropped.top).toBeCloseTo(20);
    const [[, top], [, bottom]] = last(corner, { ...NOTHING, scale: true }).strokes[0] as [
      [number, number],
      [number, number],
    ];
    expect(bottom - top).toBeCloseTo((60 * 20) / CANVAS);
    expect(top).toBeCloseTo(4 + (210 * 20) / CANVAS);
  });

  it('moves the centre of mass alone, wherever the ink was', () => {
    const { mass, box } = last(corner, { ...NOTHING, centre: true });
    expect(mass[0]).toBeCloseTo(CENTRE.x, 1);
    expect(mass[1]).toBeCloseTo(CENTRE.y, 1);
    expect(box.bottom - box.top).toBeCloseTo(6 + PEN.standard + 1);
  });

  it('has ink as thick as on the canvas until it is scaled, and then as the network is to see it', () => {
    fc.assert(
      fc.property(drawing, pen, pen, (strokes, thickness, drawnPen) => {
        const steps = walk(strokes, WHOLE, thickness, drawnPen);
        expect(steps.map((step) => step.pen)).toEqual([drawnPen, drawnPen, thickness, thickness]);
        expect(steps.at(-1)!.grid).toEqual(fitToGrid(strokes, { pen: thickness }));
      }),
    );
    const unscaled = walk(corner, { ...WHOLE, scale: false }, 2, 4).at(-1)!;
    expect(unscaled.box.right - unscaled.box.left).toBeGreaterThan(4);
  });

  it('has no steps where there is no ink', () => {
    expect(walk([], WHOLE)).toEqual([]);
    expect(walk([[]], WHOLE)).toEqual([]);
  });
});
