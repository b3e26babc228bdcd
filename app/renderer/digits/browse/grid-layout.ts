/** In CSS pixels: digits can be read, and many are seen at once. */
const SMALLEST_CELL = 42;
/** Four in a row even where there is hardly room: so 200,000 samples stay far below 2^25 pixels. */
const FEWEST_COLUMNS = 4;

/** Where each sample stands in a grid that is as wide as its box, in CSS pixels. */
export interface GridLayout {
  total: number;
  columns: number;
  rows: number;
  /** The side of a cell. */
  cell: number;
  /** What is left free on the left and on the right of the cells. */
  margin: number;
  height: number;
}

export function layOut(total: number, width: number): GridLayout {
  const columns = Math.max(FEWEST_COLUMNS, Math.floor(width / SMALLEST_CELL));
  const cell = Math.max(1, Math.floor(width / columns));
  const rows = Math.ceil(total / columns);
  const margin = Math.max(0, Math.floor((width - columns * cell) / 2));
  return { total, columns, rows, cell, margin, height: rows * cell };
}

/** The position of the first sample of which anything is seen. */
export function firstInView({ columns, cell }: GridLayout, top: number): number {
  return Math.max(0, Math.floor(top / cell)) * columns;
}

/** The position of the last sample of which anything is seen; before the first if there is none. */
export function lastInView(layout: GridLayout, top: number, height: number): number {
  const rows = Math.ceil((top + height) / layout.cell);
  return Math.min(layout.total, Math.max(0, rows) * layout.columns) - 1;
}

/** Which sample is at this place of the whole grid; null beside and behind the samples. */
export function positionAt(layout: GridLayout, x: number, y: number): number | null {
  const column = Math.floor((x - layout.margin) / layout.cell);
  const row = Math.floor(y / layout.cell);
  const position = row * layout.columns + column;
  const isInside = column >= 0 && column < layout.columns && row >= 0 && position < layout.total;
  return isInside ? position : null;
}

export function leftOf({ columns, cell, margin }: GridLayout, position: number): number {
  return margin + (position % columns) * cell;
}

export function topOf({ columns, cell }: GridLayout, position: number): number {
  return Math.floor(position / columns) * cell;
}

/** How far to scroll so that all of a sample is seen: not at all if it is, else the least. */
export function scrollToShow(
  layout: GridLayout,
  position: number,
  top: number,
  height: number,
): number {
  const start = topOf(layout, position);
  const end = start + layout.cell;
  if (start < top || layout.cell > height) return start;
  return Math.max(top, end - height);
}
