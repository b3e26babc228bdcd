import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createContactSheet } from '../../../../app/renderer/digits/browse/contact-sheet.ts';
import { layOut } from '../../../../app/renderer/digits/browse/grid-layout.ts';

/** Ten columns of 42 pixels. */
const layout = layOut(60_000, 420);
const HEIGHT = 210; /* five rows */

interface Drawn {
  /** In the picture of the page. */
  from: number;
  x: number;
  y: number;
  width: number;
}

let scroller: HTMLElement;
let drawn: Drawn[];
let frames: (() => void)[];
let views: [number, number][];
let known: Set<number>;
let sheet: ReturnType<typeof createContactSheet>;

beforeEach(() => {
  [drawn, frames, views, known] = [[], [], [], new Set([0, 1, 2, 299])];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #resized: () => void;
      constructor(resized: () => void) {
        this.#resized = resized;
      }
      observe(): void {
        this.#resized();
      }
      disconnect(): void {}
    },
  );
  const canvas = document.createElement('canvas');
  const context = new Proxy(
    {
      drawImage: (
        _picture: unknown,
        from: number,
        _y: number,
        _w: number,
        _h: number,
        ...to: number[]
      ) => drawn.push({ from, x: to[0]!, y: to[1]!, width: to[2]! }),
    } as Record<PropertyKey, unknown>,
    { get: (own, name) => own[name] ?? (() => undefined) },
  );
  canvas.getContext = (() => context) as never;
  scroller = document.createElement('div');
  Object.defineProperty(scroller, 'clientHeight', { value: HEIGHT });
  sheet = createContactSheet(canvas, scroller, {
    pictureOf: (page) => (known.has(page) ? ({} as ImageBitmap) : undefined),
    view: (first, last) => views.push([first, last]),
  });
  sheet.show(layout, 0);
  nextFrame();
});
afterEach(() => {
  sheet.destroy();
  vi.unstubAllGlobals();
});

function nextFrame(): number {
  drawn = [];
  const drawing = frames.splice(0);
  for (const draw of drawing) draw();
  return drawing.length;
}

function scrollTo(top: number): void {
  scroller.scrollTop = top;
  scroller.dispatchEvent(new Event('scroll'));
}

describe('a frame', () => {
  it('draws a row at once, and only the rows in view', () => {
    scrollTo(21);
    nextFrame();
    expect(views.at(-1)).toEqual([0, 59]);
    expect(drawn).toHaveLength(6);
    expect(drawn[1]).toEqual({ from: 10 * 32, x: 0, y: 42, width: 420 });
  });

  it('parts a row where a page ends', () => {
    sheet.show(layOut(60_000, 400), 0); // nine columns of 44, two pixels beside them
    scrollTo(22 * 44);
    nextFrame();
    expect(drawn[0]).toEqual({ from: 198 * 32, x: 2, y: 22 * 44, width: 2 * 44 });
    expect(drawn[1]).toEqual({ from: 0, x: 2 + 2 * 44, y: 22 * 44, width: 7 * 44 });
  });

  it('is drawn once, however often one scrolls before it', () => {
    for (let top = 0; top < 900; top += 100) scrollTo(top);
    expect(nextFrame()).toBe(1);
    expect(nextFrame()).toBe(0);
  });

  it('draws pictures when they have come', () => {
    scrollTo(layout.height - HEIGHT);
    known.delete(299);
    nextFrame();
    expect(drawn).toEqual([]);
    expect(views.at(-1)).toEqual([59_950, 59_999]);
    known.add(299);
    sheet.refresh();
    nextFrame();
    expect(drawn).toHaveLength(5);
  });
});

it('scrolls to a sample that is out of view, no further than it must', () => {
  sheet.reveal(12);
  expect(scroller.scrollTop).toBe(0);
  sheet.reveal(50);
  expect(scroller.scrollTop).toBe(42);
  sheet.reveal(3);
  expect(scroller.scrollTop).toBe(0);
});

it('keeps the same samples in view when it becomes narrower', () => {
  scrollTo(100 * 42);
  sheet.show(layOut(60_000, 210), 0); // five columns
  expect(scroller.scrollTop).toBe(200 * 42);
});
