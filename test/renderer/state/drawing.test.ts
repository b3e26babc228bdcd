import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Ink, PEN } from '../../../app/contract/ink.ts';
import { gridOfInk } from '../../../app/core/drawing/grid-of-ink.ts';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';

function draw(drawing: Drawing, x: number): void {
  drawing.beginStroke([x, 10]);
  drawing.extendStroke([
    [x, 100],
    [x + 20, 200],
  ]);
  drawing.endStroke();
}

function firstPoints(drawing: Drawing): number[] {
  return drawing.strokes.map((stroke) => stroke[0]![0]);
}

describe('a stroke', () => {
  it('is there while it is being drawn', () => {
    const drawing = new Drawing();
    drawing.beginStroke([10, 10]);
    drawing.extendStroke([[50, 50]]);
    expect(drawing.strokes).toEqual([
      [
        [10, 10],
        [50, 50],
      ],
    ]);
    expect(drawing.isBlank).toBe(false);
    expect(drawing.canUndo).toBe(false);
  });

  it('drops points that are on top of each other', () => {
    const drawing = new Drawing();
    drawing.beginStroke([10, 10]);
    drawing.extendStroke([
      [10.1, 10.1],
      [10.2, 10.2],
      [12, 12],
    ]);
    expect(drawing.strokes[0]).toEqual([
      [10, 10],
      [12, 12],
    ]);
  });

  it('is not extended when none was begun', () => {
    const drawing = new Drawing();
    drawing.extendStroke([[50, 50]]);
    drawing.endStroke();
    expect(drawing.isBlank).toBe(true);
  });
});

describe('undo and redo', () => {
  it('go back and forth by strokes', () => {
    const drawing = new Drawing();
    draw(drawing, 10);
    draw(drawing, 30);
    drawing.undo();
    expect(firstPoints(drawing)).toEqual([10]);
    drawing.redo();
    expect(firstPoints(drawing)).toEqual([10, 30]);
    expect(drawing.canRedo).toBe(false);
  });

  it('bring back what was cleared', () => {
    const drawing = new Drawing();
    draw(drawing, 10);
    drawing.clear();
    expect(drawing.isBlank).toBe(true);
    drawing.undo();
    expect(firstPoints(drawing)).toEqual([10]);
  });

  it('lose what was undone when something else is drawn', () => {
    const drawing = new Drawing();
    draw(drawing, 10);
    drawing.undo();
    draw(drawing, 30);
    expect(drawing.canRedo).toBe(false);
    expect(firstPoints(drawing)).toEqual([30]);
  });

  it('take back the stroke that is being drawn', () => {
    const drawing = new Drawing();
    drawing.beginStroke([10, 10]);
    drawing.undo();
    expect(drawing.isBlank).toBe(true);
  });

  it('clearing nothing is nothing to undo', () => {
    const drawing = new Drawing();
    drawing.clear();
    expect(drawing.canUndo).toBe(false);
  });

  it('undo all the way always ends at an empty canvas, and redo at what was there', () => {
    const verb = fc.constantFrom('draw', 'undo', 'redo', 'clear');
    fc.assert(
      fc.property(fc.array(verb), (verbs) => {
        const drawing = new Drawing();
        verbs.forEach((name, index) => {
          if (name === 'draw') draw(drawing, index);
          else drawing[name]();
        });
        while (drawing.canRedo) drawing.redo();
        const all = drawing.strokes;
        while (drawing.canUndo) drawing.undo();
        expect(drawing.isBlank).toBe(true);
        while (drawing.canRedo) drawing.redo();
        expect(drawing.strokes).toEqual(all);
      }),
    );
  });
});

describe('everything that changes a drawing', () => {
  const picture = {
    digits: [new Uint8Array(784).fill(9)],
    ink: { width: 2, height: 2, pixels: new Uint8Array(4).fill(255) },
  };

  it('can be undone, step by step', () => {
    const drawing = new Drawing();
    draw(drawing, 10);
    draw(drawing, 100);
    drawing.erase(0);
    drawing.reshape({ strokes: [[[0, 0]]], scale: 1 });
    drawing.reshape({ strokes: [[[1, 1]]], scale: 2 });
    drawing.endStroke();
    drawing.pen = 3;
    drawing.paste(picture);
    drawing.clear();
    const seen: unknown[] = [];
    while (drawing.canUndo) {
      drawing.undo();
      seen.push(drawing.picture ? 'picture' : [firstPoints(drawing), drawing.pen]);
    }
    expect(seen).toEqual([
      ...['picture', [[1], 3], [[1], PEN.standard]],
      ...[
        [[100], PEN.standard],
        [[10, 100], PEN.standard],
      ],
      ...[
        [[10], PEN.standard],
        [[], PEN.standard],
      ],
    ]);
  });

  it('does not count where nothing changes', () => {
    const drawing = new Drawing();
    drawing.erase(3);
    drawing.nudge({ strokes: [], scale: 2 });
    drawing.pen = 3;
    expect(drawing.canUndo).toBe(false);
    expect(drawing.pen).toBe(3);
  });

  it('makes room: a stroke takes the place of a picture, and undo brings it back', () => {
    const drawing = new Drawing();
    drawing.paste(picture);
    expect(drawing.grid).toEqual(picture.digits[0]);
    expect(drawing.isBlank).toBe(false);
    draw(drawing, 10);
    expect(drawing.picture).toBeNull();
    drawing.undo();
    expect(drawing.picture).toEqual(picture);
  });
});

describe('time', () => {
  it('begins with the first point of the drawing, whenever that was', () => {
    const drawing = new Drawing();
    drawing.beginStroke([10, 10, 5000, 0.4]);
    drawing.extendStroke([[20, 10, 5016, 0.6]]);
    drawing.endStroke();
    drawing.beginStroke([10, 50, 5400]);
    expect(drawing.strokes).toEqual([
      [
        [10, 10, 0, 0.4],
        [20, 10, 16, 0.6],
      ],
      [[10, 50, 400]],
    ]);
    drawing.clear();
    drawing.beginStroke([10, 10, 9000]);
    expect(drawing.strokes).toEqual([[[10, 10, 0]]]);
  });

  it('goes on from a drawing that was kept', () => {
    const drawing = new Drawing();
    drawing.show({
      kind: 'strokes',
      strokes: [
        [
          [1, 1, 0],
          [9, 9, 70],
        ],
      ],
      pen: 2,
    });
    drawing.beginStroke([5, 5, 123_456]);
    expect(drawing.strokes[1]).toEqual([[5, 5, 70]]);
  });
});

describe('several digits', () => {
  function row(): Drawing {
    const drawing = new Drawing();
    for (const x of [10, 100, 190]) draw(drawing, x);
    return drawing;
  }

  it('are parted; the one drawn last is looked at until another one is chosen', () => {
    const drawing = row();
    expect(drawing.parts.map(({ strokes }) => strokes[0]![0]![0])).toEqual([10, 100, 190]);
    expect(drawing.selected).toBe(2);
    expect(drawing.grid).toBe(drawing.parts[2]!.grid);
    drawing.select(0);
    expect(drawing.part).toBe(drawing.parts[0]);
    drawing.beginStroke([105, 150]);
    expect(drawing.selected).toBe(1);
    expect(drawing.parts).toHaveLength(3);
  });

  it('are kept one by one, each beginning with its own first point', () => {
    const drawing = new Drawing();
    for (const [x, time] of [
      [10, 1000],
      [200, 3000],
    ] as const) {
      drawing.beginStroke([x, 10, time]);
      drawing.extendStroke([[x, 200, time + 50]]);
      drawing.endStroke();
    }
    expect(drawing.ink).toEqual({
      kind: 'strokes',
      pen: PEN.standard,
      strokes: [
        [
          [200, 10, 0],
          [200, 200, 50],
        ],
      ],
    });
  });

  it('are fitted again only where they changed', () => {
    const drawing = row();
    const [first, second] = drawing.grids;
    drawing.beginStroke([192, 150]);
    expect(drawing.grids[0]).toBe(first);
    expect(drawing.grids[1]).toBe(second);
  });
});

describe('several digits in a picture', () => {
  const digits = [7, 8, 9].map((level) => new Uint8Array(784).fill(level));
  const ink = { width: 2, height: 2, pixels: new Uint8Array(4).fill(255) };

  it('are read each by itself, the first one looked at until another one is chosen', () => {
    const drawing = new Drawing();
    drawing.paste({ digits, ink });
    expect(drawing.grids).toEqual(digits);
    expect(drawing.selected).toBe(0);
    drawing.select(2);
    expect(drawing.grid).toBe(digits[2]);
  });

  it('are kept one by one, and what was kept of one is no other', () => {
    const drawing = new Drawing();
    drawing.paste({ digits, ink });
    const [before] = drawing.pieces;
    expect(drawing.ink).toEqual({ kind: 'picture', pixels: digits[0] });
    drawing.select(1);
    expect(drawing.ink).toEqual({ kind: 'picture', pixels: digits[1] });
    expect(drawing.pieces).not.toContain(before);
    drawing.select(0);
    expect(drawing.pieces).toEqual([before]);
    expect(drawing.pieces[0]).toBe(before);
  });
});

describe('what is kept of a drawing', () => {
  it('fits the contract, and is read again as it was, whatever was drawn', () => {
    const coordinate = fc.double({ min: 0, max: 280, noNaN: true });
    const point = fc.tuple(coordinate, coordinate, fc.nat(10_000));
    fc.assert(
      fc.property(fc.array(fc.array(point, { minLength: 1 }), { minLength: 1 }), (strokes) => {
        const drawing = new Drawing();
        for (const [first, ...rest] of strokes) {
          drawing.beginStroke(first!);
          drawing.extendStroke(rest);
          drawing.endStroke();
        }
        const ink = v.parse(Ink, drawing.ink);
        expect(gridOfInk(ink)).toEqual(drawing.grid);
        const other = new Drawing();
        other.show(ink);
        expect(other.strokes).toEqual(ink.kind === 'strokes' && ink.strokes);
      }),
      { numRuns: 40 },
    );
  });

  it('is nothing of a blank sheet, and a picture of a picture', () => {
    const drawing = new Drawing();
    expect(drawing.ink).toBeNull();
    const pixels = new Uint8Array(784).fill(7);
    drawing.show({ kind: 'picture', pixels });
    expect(drawing.ink).toEqual({ kind: 'picture', pixels });
    expect(drawing.grids).toEqual([pixels]);
  });
});

describe('the grid', () => {
  it('is empty for an empty canvas', () => {
    expect(new Drawing().grid.every((pixel) => pixel === 0)).toBe(true);
  });

  it('has more ink with a thicker pen, within the bounds of the pen', () => {
    const drawing = new Drawing();
    draw(drawing, 100);
    const ink = (): number => drawing.grid.reduce((sum, pixel) => sum + pixel, 0);
    const before = ink();
    drawing.pen = 99;
    expect(drawing.pen).toBe(PEN.maximum);
    expect(ink()).toBeGreaterThan(before);
  });
});
