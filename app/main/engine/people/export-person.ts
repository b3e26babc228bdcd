import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { ExportResult } from '../../../contract/exchange.ts';
import type { PeopleFormat } from '../../../contract/people.ts';
import { gridOfInk } from '../../../core/drawing/grid-of-ink.ts';
import { safeName } from '../dataset/export/class-folders.ts';
import { ExportFolder } from '../dataset/export/export-folder.ts';
import { exportIdx } from '../dataset/export/export-idx.ts';
import { freeFolder } from '../dataset/export/free-folder.ts';
import { buildFolder } from '../dataset/import/unfinished.ts';
import { takeTurns } from '../take-turns.ts';
import type { StoredDrawing } from './stored-drawing.ts';

interface ExportedPerson {
  name: string;
  /** The oldest first. */
  drawings: readonly StoredDrawing[];
}

const WRITERS = { json: exportJson, idx: exportPair } as const;

/**
 * Writes a person's drawings for other programs, and for this one to read again: as `drawings.json`
 * with all strokes, or as the two files in which MNIST has its training digits. Into a new folder in
 * `parent` that is called like the person, and is there as a whole or not at all.
 * @throws FailureError `disk-full`, `not-writable`
 */
export async function exportPerson(
  person: ExportedPerson,
  parent: string,
  format: PeopleFormat,
): Promise<ExportResult> {
  const folder = await freeFolder(parent, safeName(person.name));
  return buildFolder(folder, async (unfinished) => {
    const written = new ExportFolder(unfinished);
    await WRITERS[format](written, person);
    return { folder, files: written.files, bytes: written.bytes };
  });
}

async function exportJson(folder: ExportFolder, person: ExportedPerson): Promise<void> {
  await folder.writePieces('drawings.json', jsonPieces(person));
}

async function* jsonPieces({ name, drawings }: ExportedPerson): AsyncGenerator<string> {
  const turn = takeTurns();
  yield '[';
  for (const [place, { label, ink }] of drawings.entries()) {
    const about = { label, writer: name, source: 'Digit Studio' };
    const drawn =
      ink.kind === 'picture'
        ? { ...about, pixels: [...ink.pixels] }
        : { ...about, pen: ink.pen, strokes: ink.strokes };
    yield `${place === 0 ? '\n' : ',\n'}${JSON.stringify(drawn)}`;
    await turn();
  }
  yield '\n]\n';
}

async function exportPair(folder: ExportFolder, { drawings }: ExportedPerson): Promise<void> {
  const labels = Uint8Array.from(drawings, ({ label }) => label);
  const read = (indices: Uint32Array): Promise<Uint8Array<ArrayBuffer>> => {
    const pixels = new Uint8Array(indices.length * GRID_PIXELS);
    indices.forEach((index, place) =>
      pixels.set(gridOfInk(drawings[index]!.ink), place * GRID_PIXELS),
    );
    return Promise.resolve(pixels);
  };
  const turn = takeTurns();
  await exportIdx(folder, [{ name: 'train', samples: { labels, read } }], [], () => turn());
}
