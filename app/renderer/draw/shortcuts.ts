export type DrawAction = 'undo' | 'redo' | 'clear';

const IS_MAC = navigator.userAgent.includes('Mac');

/** As they stand on the keys; the same in every language. */
export const shortcutNames: Record<DrawAction | 'paste', string> = IS_MAC
  ? { undo: '⌘Z', redo: '⇧⌘Z', clear: 'Esc', paste: '⌘V' }
  : { undo: 'Ctrl+Z', redo: 'Ctrl+Y', clear: 'Esc', paste: 'Ctrl+V' };

const ELSEWHERE = 'input:not([type=range]), select, dialog';

/** Meant for a field or a dialog. */
export function isElsewhere({ target }: Event): boolean {
  return target instanceof Element && target.closest(ELSEWHERE) !== null;
}

/** What a key does to the drawing; nothing where it is meant for a field or a dialog. */
export function drawActionOf(event: KeyboardEvent): DrawAction | null {
  if (isElsewhere(event)) return null;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  return ['delete', 'backspace', 'escape'].includes(key) ? 'clear' : null;
}
