const ELSEWHERE = 'input, textarea, select, dialog, [contenteditable]';

/** The digit that a key says of the drawing; null where it is meant for a field or a shortcut. */
export function digitOfKey(event: KeyboardEvent): number | null {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || defaultPrevented || !/^[0-9]$/.test(key)) return null;
  return target instanceof Element && target.closest(ELSEWHERE) ? null : Number(key);
}
