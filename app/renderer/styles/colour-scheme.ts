/** Calls when the system changes between light and dark; what it returns ends that. */
export function onColourSchemeChange(listener: () => void): () => void {
  const scheme = darkScheme();
  scheme.addEventListener('change', listener);
  return () => scheme.removeEventListener('change', listener);
}

let dark: MediaQueryList | undefined;

function darkScheme(): MediaQueryList {
  return (dark ??= window.matchMedia('(prefers-color-scheme: dark)'));
}

type TokenName = `--${string}`;

/** What was read, by the colour scheme: to ask for a style makes the page bring all up to date. */
const known = { light: new Map<TokenName, string>(), dark: new Map<TokenName, string>() };

/** A design token as a canvas needs it: its value, not its name. */
export function token(name: TokenName): string {
  const values = known[darkScheme().matches ? 'dark' : 'light'];
  let value = values.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    values.set(name, value);
  }
  return value;
}
