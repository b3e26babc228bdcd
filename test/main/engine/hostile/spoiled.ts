import fc from 'fast-check';
import { badValue } from './junk.ts';

type Path = readonly string[];

/** The places in a value: the whole, each entry and each item, and so on down. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [path];
  const inside = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return [path, ...inside];
}

function changedAt(
  value: unknown,
  [key, ...rest]: Path,
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const old = (value as Record<string, unknown>)[key];
  const changed = changedAt(old, rest, change);
  if (Array.isArray(value)) return (value as unknown[]).with(Number(key), changed);
  return { ...(value as object), [key]: changed };
}

/** How one place is spoiled: by another value, another text, more of the same, or a key too many. */
const change: fc.Arbitrary<(old: unknown) => unknown> = fc.oneof(
  badValue.map((bad) => () => bad),
  fc
    .constantFrom('/../../x', '\u0000', ' ', '/', 'x'.repeat(2_000))
    .map((more) => (old: unknown) => (typeof old === 'string' ? old + more : more)),
  fc.constant((old: unknown) => new Array<unknown>(10_000).fill(old)),
  fc
    .constantFrom(-1, 1e308, NaN)
    .map((factor) => (old: unknown) => (typeof old === 'number' ? old * factor : factor)),
  fc
    .constantFrom('__proto__', 'constructor', 'path', 'then')
    .map((key) => (old: unknown) => withKey(old, key)),
);

/** As an own property, which an assignment to `__proto__` would not make. */
function withKey(value: unknown, key: string): unknown {
  const changed = { ...(typeof value === 'object' ? value : null) };
  return Object.defineProperty(changed, key, { value: '../x', enumerable: true });
}

/** Inputs that are wrong in one place. */
export function spoiled(input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(input, fc.nat(), change).map(([value, at, how]) => {
    const places = placesIn(value);
    return changedAt(value, places[at % places.length]!, how);
  });
}
