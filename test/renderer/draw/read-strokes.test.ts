import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxOf } from '../../../app/core/drawing/box.ts';
import { readStrokes } from '../../../app/renderer/draw/read-strokes.ts';
import { anyInk } from '../../main/engine/people/any-ink.ts';

it('reads every drawing, and brings it onto the canvas', () => {
  fc.assert(
    fc.property(anyInk, (ink) => {
      const entry =
        ink.kind === 'picture'
          ? { pixels: [...ink.pixels] }
          : { pen: ink.pen, strokes: ink.strokes };
      const read = readStrokes(JSON.stringify([entry]))!;
      expect(read.kind).toBe(ink.kind);
      if (read.kind !== 'strokes' || ink.kind !== 'strokes') return;
      expect(read.strokes.map(({ length }) => length)).toEqual(
        ink.strokes.map(({ length }) => length),
      );
      const { left, right, top, bottom } = boxOf(read.strokes);
      expect(Math.min(left, top)).toBeGreaterThan(-0.01);
      expect(Math.max(right, bottom)).toBeLessThan(280.01);
    }),
  );
});

it('answers any other text, and any other JSON, with null', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(readStrokes(text)).toBeNull();
    }),
  );
  expect(readStrokes('[]')).toBeNull();
  expect(readStrokes('[{"strokes":[]}]')).toBeNull();
  expect(readStrokes('[{"strokes":[[[1,null]]]}]')).toBeNull();
});
