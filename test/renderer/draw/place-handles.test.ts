import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeHandles } from '../../../app/renderer/draw/place-handles.ts';

const SIDE = 280;
const place = fc.double({ min: -2000, max: 2000, noNaN: true });
const size = fc.double({ min: 0, max: 3000, noNaN: true });

it('has every handle on the canvas and apart from the others, wherever the ink is', () => {
  fc.assert(
    fc.property(place, place, size, size, (left, top, width, height) => {
      const { box, knob } = placeHandles({ left, right: left + width, top, bottom: top + height });
      const handles = [
        [box.left, box.top],
        [box.right, box.top],
        [box.left, box.bottom],
        [box.right, box.bottom],
        [knob.x, knob.y],
      ] as const;
      for (const [x, y] of handles) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(8);
        expect(Math.max(x, y)).toBeLessThanOrEqual(SIDE - 8);
      }
      handles.forEach(([x, y], at) => {
        for (const [otherX, otherY] of handles.slice(at + 1)) {
          expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(20);
        }
      });
    }),
  );
});

it('is the ink’s own box where that is on the canvas, with the knob above it', () => {
  const box = { left: 60, right: 200, top: 50, bottom: 250 };
  const knob = { x: 130, y: 28, footX: 130, footY: 50 };
  expect(placeHandles(box)).toEqual({ box, knob });
});
