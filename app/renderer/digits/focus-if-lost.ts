/**
 * Takes the focus when what had it is no longer on the page: a keyboard goes on where the new
 * content begins, and a screen reader reads its title.
 */
export function focusIfLost(element: HTMLElement): void {
  // What is replaced goes after what replaces it has come.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body || !document.activeElement) element.focus();
  });
}
