import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import type { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import { type Connected, connected } from '../../fakes/connected.ts';
import { library, progressOf, status } from '../../fakes/samples.ts';

let all: Connected;
beforeEach(async () => {
  all = await connected({ status: () => Promise.resolve({ ...status, library }) });
});
afterEach(() => vi.useRealTimers());

/** In the upper left corner, small. */
function draw(drawing: Drawing, ...columns: number[]): void {
  for (const x of columns) {
    drawing.beginStroke([x, 20]);
    drawing.extendStroke([[x + 4, 90]]);
    drawing.endStroke();
  }
}

function asked(name: string): number {
  return all.engine.requests.filter((request) => request.name === name).length;
}

describe('the way', () => {
  it('ends at what the network sees, as long as nothing is left out', () => {
    const { microscope, drawing } = all.app;
    expect(microscope.grid).toBeNull();
    expect(microscope.steps).toEqual([]);
    draw(drawing, 20);
    expect(microscope.isWhole).toBe(true);
    expect(microscope.grid).toEqual(drawing.grid);
    expect(microscope.steps.map(({ id }) => id)).toEqual(['strokes', 'crop', 'scale', 'centre']);
  });

  it('ends elsewhere when a step is left out, until all are on again', () => {
    const { microscope, drawing } = all.app;
    draw(drawing, 20);
    for (const id of ['crop', 'scale', 'centre'] as const) microscope.turn(id, false);
    expect(microscope.isWhole).toBe(false);
    // The corner of the canvas is the corner of the grid.
    const columns = [...microscope.grid!.keys()]
      .filter((pixel) => microscope.grid![pixel]! > 0)
      .map((pixel) => pixel % 28);
    expect(Math.max(...columns)).toBeLessThan(6);
    microscope.turnAllOn();
    expect(microscope.grid).toEqual(drawing.grid);
  });

  it('is that of the digit which is looked at', () => {
    const { microscope, drawing } = all.app;
    draw(drawing, 20);
    drawing.beginStroke([200, 20]);
    drawing.extendStroke([[260, 20], [220, 90]]); // prettier-ignore
    drawing.endStroke();
    drawing.select(0);
    expect(microscope.grid).toEqual(fitToGrid(drawing.strokes.slice(0, 1)));
    expect([microscope.place, microscope.count]).toEqual([0, 2]);
    // A tenth: the canvas is 280 wide, the grid 28.
    expect(microscope.others).toEqual([
      [[20, 2], [26, 2], [22, 9]], // prettier-ignore
    ]);
    drawing.select(1);
    expect(microscope.grid).toEqual(fitToGrid(drawing.strokes.slice(1)));
  });

  it('has only its end where a picture was pasted', () => {
    const { microscope, drawing } = all.app;
    const pixels = new Uint8Array(784).fill(9);
    drawing.paste({ digits: [pixels], ink: { width: 28, height: 28, pixels } });
    expect(microscope.steps).toEqual([]);
    expect(microscope.pieces).toEqual([]);
    expect(microscope.grid).toEqual(pixels);
  });
});

describe('hiding', () => {
  it('takes one stroke away and leaves the others where they are', () => {
    const { microscope, drawing } = all.app;
    draw(drawing, 20, 24);
    expect(microscope.withoutPiece).toHaveLength(2);
    microscope.withoutPiece.forEach((grid) => {
      grid.forEach((level, pixel) => expect(level).toBeLessThanOrEqual(microscope.grid![pixel]!));
      expect(grid).not.toEqual(microscope.grid);
      expect(Math.max(...grid)).toBeGreaterThan(0);
    });
  });

  it('takes quarters of a digit that is one stroke', () => {
    const { microscope, drawing } = all.app;
    draw(drawing, 20);
    expect(microscope.withoutPiece).toHaveLength(4);
  });
});

describe('the questions', () => {
  it('are asked while somebody looks, and again when the network may have another mind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { microscope, drawing } = all.app;
    draw(drawing, 20);
    microscope.occlusion.follow(microscope.grid);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked('occlude')).toBe(0);
    const stop = microscope.occlusion.watch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked('occlude')).toBe(1);
    expect(microscope.occlusion.answer?.value.label).toBe(7);
    all.engine.announce('libraryChanged', library);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked('occlude')).toBe(2);
    stop();
    all.engine.announce('libraryChanged', library);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked('occlude')).toBe(2);
  });

  it('of the layers follow a training, but not more than five times a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { microscope, drawing } = all.app;
    draw(drawing, 20);
    microscope.activations.watch();
    microscope.activations.follow(microscope.grid);
    for (let step = 0; step < 50; step++) {
      all.engine.announce('trainingProgressed', progressOf());
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(asked('activations')).toBeGreaterThan(2);
    expect(asked('activations')).toBeLessThanOrEqual(6);
  });

  it('about the training digits are asked again when others are in use', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { microscope, drawing } = all.app;
    draw(drawing, 20);
    microscope.means.watch();
    microscope.means.follow({});
    microscope.nearest.watch();
    microscope.nearest.follow(microscope.grid);
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked('classMeans'), asked('nearestSamples')]).toEqual([1, 1]);
    all.engine.announce('datasetChanged', status.dataset);
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked('classMeans'), asked('nearestSamples')]).toEqual([2, 2]);
  });
});
