/** What a key does wherever the focus is; a field of names keeps its own undo. */
export function editActionOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.target instanceof Element && event.target.matches('[data-own-undo]')) return null;
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}
