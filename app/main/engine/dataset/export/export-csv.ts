import { GRID_PIXELS } from '../../../../contract/digit.ts';
import { oneLine } from '../import/class-list.ts';
import type { ExportFolder } from './export-folder.ts';
import { type ExportedPart, type OnDigits, samplesOf } from './exported-part.ts';

/** A line a sample: the class, then 784 values; the first line names them. */
export async function exportCsv(
  folder: ExportFolder,
  parts: readonly ExportedPart[],
  classes: readonly string[],
  onDigits: OnDigits,
): Promise<void> {
  const cells = classes.map(cellOf);
  for (const part of parts)
    await folder.writePieces(`${part.name}.csv`, lines(part, cells, onDigits));
}

async function* lines(part: ExportedPart, cells: readonly string[], onDigits: OnDigits) {
  const columns = Array.from({ length: GRID_PIXELS }, (_, pixel) => `p${pixel}`);
  yield `label,${columns.join(',')}\n`;
  for await (const samples of samplesOf(part)) {
    yield samples.map(({ label, pixels }) => `${cells[label]},${pixels.join(',')}\n`).join('');
    await onDigits(samples.length);
  }
}

/** Quoted where RFC 4180 wants it; a name of several lines becomes one. */
function cellOf(name: string): string {
  const line = oneLine(name);
  return /[",;\t]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
