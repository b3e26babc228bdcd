import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../../contract/digit.ts';
import type { Stroke } from '../../drawing/stroke.ts';
import { fitToGrid } from '../../drawing/fit-to-grid.ts';
import type { Random } from '../../random.ts';

/** Grids without anything in them. */
export const NOISE: Readonly<Record<string, (random: Random) => PixelGrid>> = {
  'salt and pepper': saltAndPepper,
  grain,
  blobs,
  'random strokes': randomStrokes,
  bars,
  patches,
};

/** Some pixels black, the others white. */
function saltAndPepper(random: Random): PixelGrid {
  const share = 0.05 + 0.45 * random.next();
  return fill(() => (random.next() < share ? 255 : 0));
}

/** Each pixel some grey. */
function grain(random: Random): PixelGrid {
  const most = 60 + 195 * random.next();
  return fill(() => random.next() * most);
}

/** Soft spots. */
function blobs(random: Random): PixelGrid {
  const spots = Array.from({ length: 1 + random.integer(6) }, () => ({
    x: 4 + 20 * random.next(),
    y: 4 + 20 * random.next(),
    size: 1.5 + 3.5 * random.next(),
  }));
  return fill((x, y) => {
    const ink = spots.reduce(
      (sum, spot) =>
        sum + Math.exp(-((x - spot.x) ** 2 + (y - spot.y) ** 2) / (2 * spot.size ** 2)),
      0,
    );
    return Math.min(1, ink) * 255;
  });
}

/** Straight lines from anywhere to anywhere. */
function randomStrokes(random: Random): PixelGrid {
  const strokes = Array.from({ length: 3 + random.integer(5) }, (): Stroke => [
    [random.next(), random.next()],
    [random.next(), random.next()],
  ]);
  return fitToGrid(strokes);
}

/** Stripes across, down or both. */
function bars(random: Random): PixelGrid {
  const [width, from] = [2 + random.integer(4), random.integer(8)];
  const way = random.integer(3);
  return fill((x, y) => {
    const isAcross = Math.floor((y + from) / width) % 2 === 0;
    const isDown = Math.floor((x + from) / width) % 2 === 0;
    const isInk = way === 0 ? isAcross : way === 1 ? isDown : isAcross !== isDown;
    return isInk ? 255 : 0;
  });
}

/** Filled boxes, some grey, as pictures of things have them. */
function patches(random: Random): PixelGrid {
  const boxes = Array.from({ length: 1 + random.integer(4) }, () => {
    const [left, top] = [random.integer(18), random.integer(18)];
    const [right, bottom] = [left + 6 + random.integer(20), top + 6 + random.integer(20)];
    return { left, top, right, bottom, ink: 60 + 195 * random.next() };
  });
  const grain = 60 * random.next();
  return fill((x, y) => {
    const box = boxes.find(
      ({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom,
    );
    return box ? Math.max(0, box.ink - grain * random.next()) : 0;
  });
}

function fill(ink: (x: number, y: number) => number): PixelGrid {
  return Uint8Array.from({ length: GRID_PIXELS }, (_, pixel) =>
    ink(pixel % GRID_SIDE, Math.floor(pixel / GRID_SIDE)),
  );
}
