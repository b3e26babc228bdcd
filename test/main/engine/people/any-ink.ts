import fc from 'fast-check';
import type { Ink, InkPoint } from '../../../../app/contract/ink.ts';

// JSON does not tell minus zero from zero.
const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const time = fc.nat({ max: 1e9 });
const pressure = fc.double({ min: 0, max: 1, noNaN: true });

const point: fc.Arbitrary<InkPoint> = fc.oneof(
  fc.tuple(coordinate, coordinate),
  fc.tuple(coordinate, coordinate, time),
  fc.tuple(coordinate, coordinate, time, pressure),
);
const stroke = fc.array(point, { minLength: 1, maxLength: 5 });

/** Any drawing, and any picture. */
export const anyInk: fc.Arbitrary<Ink> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('strokes' as const),
      strokes: fc.array(stroke, { minLength: 1, maxLength: 3 }),
      pen: fc.double({ min: 1.5, max: 4, noNaN: true }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('picture' as const),
      pixels: fc.uint8Array({ minLength: 784, maxLength: 784 }),
    },
    { noNullPrototype: true },
  ),
);
