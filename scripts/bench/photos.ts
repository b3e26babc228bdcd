import { resolve } from 'node:path';
import { GRID_PIXELS, type PixelGrid } from '../../app/contract/digit.ts';
import { gridOfInk } from '../../app/core/drawing/grid-of-ink.ts';
import type { GreyPicture } from '../../app/core/drawing/grey-picture.ts';
import { contrastOf, inkSideOf } from '../../app/core/drawing/photo-contrast.ts';
import { readPhoto } from '../../app/core/drawing/read-photo.ts';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { loadModel, type LoadedModel } from '../../app/main/cli/load-model.ts';
import { readAll } from '../../app/main/cli/predict-readings.ts';
import { readDrawings } from '../../app/main/engine/people/drawings-file.ts';
import { SetupError } from '../setup/setup-error.ts';
import { PHOTO_KINDS } from './photos/photo-kinds.ts';
import { photoOf } from './photos/photo-of.ts';

const DIGITS = 200;
const BARE = 20;

interface Options {
  model?: string | undefined;
  strokes?: string | undefined;
  json: boolean;
}

interface Digit {
  label: number;
  strokes: readonly Stroke[];
}

/** Of one kind of photo, each made anew of the same digits. */
interface Measured {
  /** Read as what they are, of all. */
  right: number;
  /** Photos in which nothing was found, or several digits. */
  notOne: number;
  /** Bare paper in which ink was found, of BARE. */
  bare: number;
  /** To find the ink and the digit in a photo. */
  ms: number;
}

/**
 * How many of 200 drawn digits a model reads in photos of them on each kind of paper, found as the
 * app does it before anybody moves a slider.
 */
export async function benchPhotos({ model, strokes, json }: Options): Promise<void> {
  if (model === undefined || strokes === undefined) {
    throw new SetupError('npm run bench -- photos --model <folder> --strokes <strokes.json.gz>');
  }
  const loaded = await loadModel(resolve(model), '');
  const drawings = await readDrawings(resolve(strokes));
  const digits: Digit[] = [];
  const drawn: PixelGrid[] = [];
  for (let place = 0; place < DIGITS; place++) {
    const { label, ink } = drawings[Math.floor((place * drawings.length) / DIGITS)]!;
    if (label === null || ink.kind === 'picture') throw new SetupError('strokes need labels');
    digits.push({ label, strokes: ink.strokes });
    drawn.push(gridOfInk(ink));
  }
  const measured: Record<string, Measured> = {};
  for (const [name, kind] of Object.entries(PHOTO_KINDS)) {
    measured[name] = measure(loaded, digits, (strokesOf, seed) => photoOf(strokesOf, kind, seed));
  }
  report(countRight(loaded, digits, drawn), measured, json);
  loaded.network.free();
}

function measure(
  loaded: LoadedModel,
  digits: readonly Digit[],
  take: (strokes: readonly Stroke[], seed: number) => GreyPicture,
): Measured {
  const photos = digits.map(({ strokes }, place) => take(strokes, place + 1));
  const begun = performance.now();
  const found = photos.map(digitsIn);
  const ms = (performance.now() - begun) / photos.length;
  const only = found.map((grids) => (grids.length === 1 ? grids[0]! : null));
  const bare = Array.from({ length: BARE }, (_, place) => digitsIn(take([], place + 1)));
  return {
    right: countRight(loaded, digits, only),
    notOne: only.filter((grid) => grid === null).length,
    bare: bare.filter((grids) => grids.length > 0).length,
    ms,
  };
}

function digitsIn(photo: GreyPicture): readonly PixelGrid[] {
  return readPhoto(contrastOf(photo, inkSideOf(photo)))?.digits ?? [];
}

function countRight(
  loaded: LoadedModel,
  digits: readonly Digit[],
  grids: readonly (PixelGrid | null)[],
): number {
  const images = new Uint8Array(grids.length * GRID_PIXELS);
  grids.forEach((grid, place) => images.set(grid ?? [], place * GRID_PIXELS));
  const isRight = readAll(loaded, images).map(
    ({ probabilities }, place) =>
      probabilities.indexOf(Math.max(...probabilities)) === digits[place]!.label,
  );
  return grids.filter((grid, place) => grid !== null && isRight[place]).length;
}

function report(drawn: number, measured: Record<string, Measured>, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ bench: 'photos', digits: DIGITS, drawn, measured }));
    return;
  }
  console.log(`photos: right of ${DIGITS}; drawn ${drawn}`);
  for (const [name, { right, notOne, bare, ms }] of Object.entries(measured)) {
    console.log(
      `  ${name.padEnd(24)} ${right}, not one digit ${notOne}, ink on bare paper ${bare} of ${BARE}, ${ms.toFixed(0)} ms`,
    );
  }
}
