/** Calls when the system changes between light and dark; what it returns ends that. */
export function onColourSchemeChange(listener: () => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** A design token as a canvas needs it: its value, not its name. */
export function tokenOf(element: Element, name: `--${string}`): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}
