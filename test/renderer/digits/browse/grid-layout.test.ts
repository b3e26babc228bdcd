import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstInView,
  lastInView,
  layOut,
  leftOf,
  positionAt,
  scrollToShow,
  topOf,
} from '../../../../app/renderer/digits/browse/grid-layout.ts';

/** What Chromium can lay out, in CSS pixels. */
const TALLEST = 2 ** 25;

const layouts = fc
  .tuple(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 0, max: 4000 }))
  .map(([total, width]) => layOut(total, width));

describe('the layout', () => {
  it('is as wide as its box and never too tall', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: 160, max: 4000 }), ({ total }, width) => {
        const { columns, cell, margin, height, rows } = layOut(total, width);
        expect(columns * cell + 2 * margin).toBeLessThanOrEqual(width);
        expect(columns * (cell + 1)).toBeGreaterThan(width);
        expect(rows * columns).toBeGreaterThanOrEqual(total);
        expect(height).toBeLessThan(TALLEST);
      }),
    );
  });

  it('shows about nine rows of eight in a small window', () => {
    expect(layOut(60_000, 340)).toEqual({
      total: 60_000,
      columns: 8,
      rows: 7500,
      cell: 42,
      margin: 2,
      height: 315_000,
    });
  });
});

describe('what is in view', () => {
  it('are exactly the samples of which a pixel is seen', () => {
    fc.assert(
      fc.property(
        layouts,
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(),
        (layout, top, height, seed) => {
          const position = seed % layout.total;
          const start = topOf(layout, position);
          const isSeen = start < top + height && start + layout.cell > top;
          const first = firstInView(layout, top);
          expect(position >= first && position <= lastInView(layout, top, height)).toBe(isSeen);
        },
      ),
    );
  });

  it('is nothing where there is nothing', () => {
    expect(lastInView(layOut(0, 340), 0, 400)).toBe(-1);
  });
});

describe('a place', () => {
  it('belongs to the sample that is drawn there', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.nat(), (layout, seed, inCell) => {
        const position = seed % layout.total;
        const x = leftOf(layout, position) + (inCell % layout.cell);
        const y = topOf(layout, position) + (inCell % layout.cell);
        expect(positionAt(layout, x, y)).toBe(position);
      }),
    );
  });

  it('is of no sample beside and behind them', () => {
    const layout = layOut(20, 340);
    expect(positionAt(layout, 1, 10)).toBeNull();
    expect(positionAt(layout, 339, 10)).toBeNull();
    expect(positionAt(layout, 10, -1)).toBeNull();
    expect(positionAt(layout, 335, 2 * 42 + 1)).toBeNull();
  });
});

describe('scrolling to a sample', () => {
  it('shows all of it, and does nothing if it is shown', () => {
    fc.assert(
      fc.property(
        layouts,
        fc.nat(),
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 2000 }),
        (layout, seed, top, room) => {
          const position = seed % layout.total;
          const height = layout.cell + room;
          const scrolled = scrollToShow(layout, position, top, height);
          const start = topOf(layout, position);
          expect(start).toBeGreaterThanOrEqual(scrolled);
          expect(start + layout.cell).toBeLessThanOrEqual(scrolled + height);
          expect(scrollToShow(layout, position, scrolled, height)).toBe(scrolled);
        },
      ),
    );
  });
});
