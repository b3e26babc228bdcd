import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PEN } from '../../../app/contract/ink.ts';
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
