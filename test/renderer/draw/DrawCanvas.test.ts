import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import { Intake } from '../../../app/renderer/draw/intake.svelte.ts';
import DrawCanvas from '../../../app/renderer/draw/DrawCanvas.svelte';
import { installCanvas } from '../../fakes/canvas.ts';
import { FakePointer } from '../../fakes/pointer.ts';

/** On screen the canvas is twice as large as its units, and not in the corner. */
const ON_SCREEN = { left: 100, top: 50, width: 560, height: 560 };

let drawing: Drawing;
let canvas: HTMLElement;
beforeAll(installCanvas);
beforeEach(() => {
  drawing = new Drawing();
  render(DrawCanvas, { drawing });
  canvas = screen.getByTestId('draw-canvas');
  canvas.getBoundingClientRect = () => ON_SCREEN as DOMRect;
});

function placesOf(strokes: readonly Stroke[]): number[][][] {
  return strokes.map((stroke) => stroke.map(([x, y]) => [x, y]));
}

function addStroke(...places: [number, number][]): void {
  const [first, ...rest] = places;
  drawing.beginStroke(first!);
  drawing.extendStroke(rest);
  drawing.endStroke();
}

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
    expect(placesOf(drawing.strokes)).toEqual([
      [
        [10, 10],
        [20, 20],
        [30, 30],
        [40, 40],
      ],
    ]);
    expect(drawing.canUndo).toBe(true);
  });

  it('keeps when each point was drawn, from the first one on', async () => {
    const pointer = new FakePointer(canvas);
    await pointer.down({ x: 120, y: 70 });
    await pointer.move({ x: 180, y: 130 });
    const [first, second] = drawing.strokes[0]!;
    expect(first![2]).toBe(0);
    expect(second![2]).toBeGreaterThanOrEqual(0);
    expect(first).toHaveLength(3);
  });

  it('keeps how hard a pen was pressed', async () => {
    const pen = new FakePointer(canvas, 1, 'pen');
    await pen.down({ x: 120, y: 70, pressure: 0.25 });
    expect(drawing.strokes[0]![0]![3]).toBe(0.25);
  });

  it('draws along the edge when it leaves the canvas', async () => {
    const pointer = new FakePointer(canvas);
    await pointer.down({ x: 120, y: 70 });
    await pointer.move({ x: 9000, y: -500 });
    expect(placesOf(drawing.strokes)[0]?.at(-1)).toEqual([280, 0]);
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
    expect(placesOf(drawing.strokes)).toEqual([
      [
        [10, 10],
        [20, 20],
      ],
    ]);
  });
});

describe('the eraser', () => {
  beforeEach(() => {
    addStroke([10, 10], [10, 200]);
    addStroke([100, 10], [100, 200]);
    drawing.tool = 'eraser';
  });

  it('takes each stroke that it touches, also between its points, and undo brings them back', async () => {
    const pointer = new FakePointer(canvas);
    await pointer.down({ x: 240, y: 250 });
    expect(drawing.strokes).toHaveLength(2);
    await pointer.move({ x: 300, y: 250 });
    await pointer.up({ x: 300, y: 250 });
    expect(placesOf(drawing.strokes)).toEqual([
      [
        [10, 10],
        [10, 200],
      ],
    ]);
    drawing.undo();
    expect(drawing.strokes).toHaveLength(2);
  });

  it("is also a pen's other end", async () => {
    drawing.tool = 'pen';
    const pen = new FakePointer(canvas, 1, 'pen');
    await pen.down({ x: 120, y: 250 }, 5);
    expect(drawing.strokes).toHaveLength(1);
  });
});

describe('the keyboard', () => {
  async function press(...keys: (string | { key: string; shiftKey: boolean })[]): Promise<void> {
    const paper = screen.getByTestId('draw-paper');
    for (const key of keys) {
      await fireEvent.keyDown(paper, typeof key === 'string' ? { key } : key);
    }
  }

  it('draws from cell to cell between two presses of Space', async () => {
    await press('ArrowRight', ' ', 'ArrowRight', { key: 'ArrowDown', shiftKey: true }, ' ');
    await press('ArrowRight');
    expect(placesOf(drawing.strokes)).toEqual([
      [
        [145, 145],
        [155, 145],
        [155, 185],
      ],
    ]);
  });

  it('shows the grid with the first key, and puts it away with Escape, which clears nothing', async () => {
    expect(screen.queryByTestId('key-grid')).toBeNull();
    await press(' ');
    expect(screen.getByTestId('key-place').classList.contains('down')).toBe(true);
    await press('ArrowUp', 'Escape');
    expect(screen.queryByTestId('key-grid')).toBeNull();
    expect(drawing.strokes).toHaveLength(1);
  });

  it('stays on the grid', async () => {
    const left = { key: 'ArrowLeft', shiftKey: true };
    await press(left, left, left, left, left, left, ' ');
    expect(placesOf(drawing.strokes)[0]).toEqual([[5, 145]]);
  });

  it('ends the stroke with Enter', async () => {
    await press(' ', 'ArrowLeft', 'Enter', 'ArrowLeft');
    expect(drawing.strokes[0]).toHaveLength(2);
    expect(drawing.canUndo).toBe(true);
  });

  it('is told where it is used: beside the pen, at the edge that is farther from it', async () => {
    const help = screen.getByTestId('key-help');
    expect(help.classList.contains('shown')).toBe(false);
    await press('ArrowUp');
    expect(help.textContent).toMatch(/Space inks/);
    expect(help.classList.contains('shown')).toBe(true);
    expect(help.classList.contains('top')).toBe(true);
    await press('ArrowUp');
    expect(help.classList.contains('top')).toBe(false);
    await press('Escape');
    expect(help.classList.contains('shown')).toBe(false);
  });

  it('is told to who cannot see it', () => {
    const paper = screen.getByTestId('draw-paper');
    const help = document.getElementById(paper.getAttribute('aria-describedby')!);
    expect(help?.textContent).toMatch(/arrow keys.*Space/s);
    expect(paper.tabIndex).toBe(0);
  });
});

it('is marked while a file is held over the window, and not when something else is', async () => {
  cleanup();
  const intake = new Intake(drawing);
  render(DrawCanvas, { drawing, intake });
  const over = (...types: string[]) =>
    Object.assign(new Event('dragover', { cancelable: true }), { dataTransfer: { types } });
  const leaveFor = (relatedTarget: Element | null) =>
    Object.assign(new Event('dragleave'), { relatedTarget }) as unknown as DragEvent;

  intake.dragOver(over('text/plain') as unknown as DragEvent);
  await tick();
  expect(screen.queryByTestId('drop-here')).toBeNull();
  const withFile = over('Files');
  intake.dragOver(withFile as unknown as DragEvent);
  await tick();
  expect(screen.getByTestId('drop-here').textContent).toMatch(/Drop a picture/);
  expect(withFile.defaultPrevented).toBe(true);
  intake.dragLeave(leaveFor(document.body));
  await tick();
  expect(screen.queryByTestId('drop-here')).not.toBeNull();
  intake.dragLeave(leaveFor(null));
  await tick();
  expect(screen.queryByTestId('drop-here')).toBeNull();
});

it('has a hint until something is drawn', async () => {
  expect(screen.getByText('Write a digit here')).toBeTruthy();
  await new FakePointer(canvas).down({ x: 120, y: 70 });
  expect(screen.queryByText('Write a digit here')).toBeNull();
});
