interface GridSize {
  total: number;
  columns: number;
  /** How many rows PageUp and PageDown go. */
  rowsInPage: number;
}

/** Where a key takes the selection of a grid; null if the key does nothing there. */
export function moveInGrid(key: string, position: number, size: GridSize): number | null {
  const step = stepOf(key, position, size);
  if (step === null || size.total === 0) return null;
  const target = position + step;
  // Up from the first row and down from the last stay in their column.
  if (Math.abs(step) > 1 && !['Home', 'End'].includes(key)) return stayInColumn(target, size);
  return Math.min(size.total - 1, Math.max(0, target));
}

function stepOf(key: string, position: number, size: GridSize): number | null {
  switch (key) {
    case 'ArrowLeft':
      return -1;
    case 'ArrowRight':
      return 1;
    case 'ArrowUp':
      return -size.columns;
    case 'ArrowDown':
      return size.columns;
    case 'PageUp':
      return -size.columns * size.rowsInPage;
    case 'PageDown':
      return size.columns * size.rowsInPage;
    case 'Home':
      return -position;
    case 'End':
      return size.total - 1 - position;
    default:
      return null;
  }
}

function stayInColumn(target: number, { total, columns }: GridSize): number {
  const column = ((target % columns) + columns) % columns;
  const lastRow = Math.floor((total - 1) / columns);
  const row = Math.min(lastRow, Math.max(0, Math.floor(target / columns)));
  return Math.min(total - 1, row * columns + column);
}
