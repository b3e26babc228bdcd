import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boxOf } from '../../../app/core/drawing/box.ts';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import DrawCanvas from '../../../app/renderer/draw/DrawCanvas.svelte';
import { installCanvas } from '../../fakes/canvas.ts';
import { FakePointer } from '../../fakes/pointer.ts';

/** One pixel a unit. */
const ON_SCREEN = { left: 0, top: 0, width: 280, height: 280 };

let drawing: Drawing;
beforeAll(installCanvas);
beforeEach(() => {
  drawing = new Drawing();
  drawing.beginStroke([100, 100, 0, 0.5]);
  drawing.extendStroke([[140, 180, 20, 0.7]]);
  drawing.endStroke();
  drawing.tool = 'move';
  render(DrawCanvas, { drawing });
  screen.getByTestId('move-box').getBoundingClientRect = () => ON_SCREEN as DOMRect;
});

async function drag(testId: string, ...places: { x: number; y: number }[]): Promise<void> {
  const [first, ...rest] = places;
  const pointer = new FakePointer(screen.getByTestId(testId));
  await pointer.down(first!);
  for (const place of rest) await pointer.move(place);
  await pointer.up(rest.at(-1)!);
}

function box(): number[] {
  const { left, top, right, bottom } = boxOf(drawing.strokes);
  return [left, top, right, bottom].map((value) => Math.round(value));
}

describe('the box around the ink', () => {
  it('moves it, as one step to undo, with times and pressures as they were', async () => {
    await drag('move-inside', { x: 120, y: 140 }, { x: 130, y: 141 }, { x: 150, y: 120 });
    expect(box()).toEqual([130, 80, 170, 160]);
    expect(drawing.strokes[0]![1]!.slice(2)).toEqual([20, 0.7]);
    drawing.undo();
    expect(box()).toEqual([100, 100, 140, 180]);
  });

  it('keeps it on the canvas', async () => {
    await drag('move-inside', { x: 120, y: 140 }, { x: 900, y: -900 });
    expect(box()).toEqual([240, 0, 280, 80]);
  });

  it('scales it by a corner, keeping the shape; ink at the corner across stays', async () => {
    const before = boxOf(drawing.strokes);
    await drag('move-se', { x: 150, y: 190 }, { x: 175, y: 245 });
    const after = boxOf(drawing.strokes);
    const shapeOf = (of: typeof before) => (of.right - of.left) / (of.bottom - of.top);
    expect(shapeOf(after)).toBeCloseTo(shapeOf(before));
    expect(after.bottom - after.top).toBeGreaterThan(1.3 * (before.bottom - before.top));
    expect(Math.abs(after.left - before.left)).toBeLessThan(8);
  });

  it('turns it by the knob: a quarter makes it as wide as it was high', async () => {
    await drag('move-knob', { x: 120, y: 60 }, { x: 200, y: 140 });
    expect(box()).toEqual([80, 120, 160, 160]);
  });

  it('makes the line thinner with the ink, as in an image, and what the network sees stays', async () => {
    const before = drawing.grid;
    const moveBox = screen.getByTestId('move-box');
    for (let press = 0; press < 10; press++) await fireEvent.keyDown(moveBox, { key: '-' });
    expect(drawing.scale).toBeCloseTo(1.05 ** -10);
    expect(drawing.pen).toBe(2.5);
    const most = Math.max(...drawing.grid.map((level, at) => Math.abs(level - before[at]!)));
    expect(most).toBeLessThan(3);
    drawing.undo();
    expect(drawing.scale).toBe(1);
  });

  it('makes the line no thicker where the canvas lets the ink grow no more', async () => {
    const moveBox = screen.getByTestId('move-box');
    for (let press = 0; press < 60; press++) await fireEvent.keyDown(moveBox, { key: '+' });
    // From 80 units to the 280 of the canvas.
    expect(drawing.scale).toBeCloseTo(3.5);
  });

  it('forgets the scale with the ink: a new drawing is as thick as the brush', async () => {
    await fireEvent.keyDown(screen.getByTestId('move-box'), { key: '-' });
    drawing.clear();
    drawing.beginStroke([10, 10]);
    expect(drawing.scale).toBe(1);
  });

  it('has all handles on the canvas where the ink reaches its border, and they still scale', async () => {
    const moveBox = screen.getByTestId('move-box');
    for (let press = 0; press < 60; press++) await fireEvent.keyDown(moveBox, { key: '+' });
    for (const id of ['nw', 'ne', 'sw', 'se']) {
      const corner = screen.getByTestId(`move-${id}`);
      for (const name of ['x', 'y']) {
        const place = Number(corner.getAttribute(name));
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place + 10).toBeLessThanOrEqual(280);
      }
    }
    await drag('move-se', { x: 272, y: 272 }, { x: 200, y: 200 });
    expect(drawing.scale).toBeLessThan(3);
  });

  it('says its keys while it has the focus', async () => {
    const help = screen.getAllByTestId('key-help').find((each) => /turn/.test(each.textContent))!;
    expect(help.classList.contains('shown')).toBe(false);
    await fireEvent.focus(screen.getByTestId('move-box'));
    expect(help.classList.contains('shown')).toBe(true);
    // The ink is in the upper half: below it there is more room.
    expect(help.classList.contains('top')).toBe(false);
    await drag('move-inside', { x: 120, y: 140 }, { x: 120, y: 240 });
    expect(help.classList.contains('top')).toBe(true);
    await fireEvent.blur(screen.getByTestId('move-box'));
    expect(help.classList.contains('shown')).toBe(false);
  });

  it('takes keys: arrows move, + and - scale, [ and ] turn; presses in a row are one step', async () => {
    const moveBox = screen.getByTestId('move-box');
    await fireEvent.keyDown(moveBox, { key: 'ArrowRight' });
    await fireEvent.keyDown(moveBox, { key: 'ArrowDown', shiftKey: true });
    expect(box()).toEqual([102, 110, 142, 190]);
    await fireEvent.keyDown(moveBox, { key: '+' });
    expect(box()[3]! - box()[1]!).toBe(84);
    await fireEvent.keyDown(moveBox, { key: ']' });
    drawing.undo();
    expect(box()).toEqual([100, 100, 140, 180]);
  });
});
