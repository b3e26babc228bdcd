import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import DrawCanvas from '../../../app/renderer/draw/DrawCanvas.svelte';
import { FakePointer } from '../../fakes/pointer.ts';

/** On screen the canvas is twice as large as its units, and not in the corner. */
const ON_SCREEN = { left: 100, top: 50, width: 560, height: 560 };

let drawing: Drawing;
let canvas: HTMLElement;
beforeEach(() => {
  drawing = new Drawing();
  render(DrawCanvas, { drawing });
  canvas = screen.getByTestId('draw-canvas');
  canvas.getBoundingClientRect = () => ON_SCREEN as DOMRect;
});

describe('a pointer on the canvas', () => {
  it('makes a stroke, in canvas units, of all the places it was at', async () => {
    const pointer = new FakePointer(canvas);
    await pointer.down({ x: 120, y: 70 });
    await pointer.move({ x: 180, y: 130 }, [
      { x: 140, y: 90 },
      { x: 160, y: 110 },
      { x: 180, y: 130 },
    ]);
    await pointer.up({ x: 180, y: 130 });
    expect(drawing.strokes).toEqual([
      [
        [10, 10],
        [20, 20],
        [30, 30],
        [40, 40],
      ],
    ]);
    expect(drawing.canUndo).toBe(true);
  });

  it('draws along the edge when it leaves the canvas', async () => {
    const pointer = new FakePointer(canvas);
    await pointer.down({ x: 120, y: 70 });
    await pointer.move({ x: 9000, y: -500 });
    expect(drawing.strokes[0]?.at(-1)).toEqual([280, 0]);
  });

  it('draws nothing with another button, or when it is not down', async () => {
    const pointer = new FakePointer(canvas);
    await pointer.down({ x: 120, y: 70 }, 2);
    await pointer.move({ x: 180, y: 130 });
    expect(drawing.isBlank).toBe(true);
  });

  it('draws alone: a second finger does nothing', async () => {
    const first = new FakePointer(canvas, 1);
    const second = new FakePointer(canvas, 2);
    await first.down({ x: 120, y: 70 });
    await second.down({ x: 300, y: 300 });
    await second.move({ x: 400, y: 400 });
    await second.up({ x: 400, y: 400 });
    await first.move({ x: 140, y: 90 });
    expect(drawing.strokes).toEqual([
      [
        [10, 10],
        [20, 20],
      ],
    ]);
  });
});

it('has a hint until something is drawn', async () => {
  expect(screen.getByText('Write a digit here')).toBeTruthy();
  await new FakePointer(canvas).down({ x: 120, y: 70 });
  expect(screen.queryByText('Write a digit here')).toBeNull();
});
