import { GRID_SIDE, type PixelGrid } from '../../../contract/digit.ts';
import { FailureError } from '../../../contract/failures.ts';
import { MOST_DRAWINGS } from '../../../contract/people.ts';
import { fitPicture } from '../../../core/drawing/fit-picture.ts';
import type { GreyPicture } from '../../../core/drawing/grey-picture.ts';
import { pairIdxFiles } from '../dataset/import/idx-pairs.ts';
import { idxSource } from '../dataset/import/idx-source.ts';
import { type IdxFile, openIdx } from '../dataset/import/idx-stream.ts';
import { isProblem } from '../dataset/import/import-source.ts';
import { takeTurns } from '../take-turns.ts';
import { findDrawings } from './drawings-file.ts';
import { newDrawing, type StoredDrawing } from './stored-drawing.ts';

/** What was found in files; at most as many as one person may keep. */
interface FoundDrawings {
  drawings: StoredDrawing[];
  /** Without a label, blank, no drawing, or one too many. */
  passedOver: number;
}

/**
 * Reads drawings from files that a person chose: IDX files in pairs of images and labels, all others
 * as JSON. Every drawing gets a new id.
 * @throws FailureError `no-drawings`, `not-readable`, `import-failed`
 */
export async function importDrawings(paths: readonly string[]): Promise<FoundDrawings> {
  const found: FoundDrawings = { drawings: [], passedOver: 0 };
  const idxFiles: IdxFile[] = [];
  for (const path of paths) {
    const idx = await openIdx(path);
    if (idx) idxFiles.push(idx);
    else await addFromJson(path, found);
  }
  if (idxFiles.length > 0) await addFromIdx(idxFiles, found);
  if (found.drawings.length > 0) return found;
  throw new FailureError({
    ...{ code: 'no-drawings', path: paths[0]! },
    reason: 'no drawing in it has ink and a label',
  });
}

async function addFromJson(path: string, found: FoundDrawings): Promise<void> {
  const { drawings, strange } = await findDrawings(path);
  found.passedOver += strange.count;
  for (const { label, ink } of drawings) {
    const isBlank = ink.kind === 'picture' && !ink.pixels.some((level) => level > 0);
    if (label === null || isBlank) found.passedOver++;
    else add(found, label, ink);
  }
}

async function addFromIdx(files: readonly IdxFile[], found: FoundDrawings): Promise<void> {
  const { items } = await idxSource(pairIdxFiles(files, files[0]!.path), null);
  const turn = takeTurns();
  for await (const item of items({ spread: false })) {
    const pixels = isProblem(item) ? null : gridOf(item);
    if (isProblem(item) || !pixels) found.passedOver++;
    else add(found, Number(item.label), { kind: 'picture', pixels });
    await turn();
  }
}

/** As it is where it has the size of the grid, else fitted; null where there is no ink. */
function gridOf(picture: GreyPicture): PixelGrid | null {
  const isGrid = picture.width === GRID_SIDE && picture.height === GRID_SIDE;
  return fitPicture(picture, { fit: isGrid ? 'stretch' : 'mnist', ink: 'light' }, 0);
}

function add(found: FoundDrawings, label: number, ink: StoredDrawing['ink']): void {
  if (found.drawings.length === MOST_DRAWINGS) {
    found.passedOver++;
    return;
  }
  found.drawings.push(newDrawing({ label, ink }));
}
