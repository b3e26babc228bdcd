import type { HostileCase } from './hostile-cases.ts';

/** A case with the identifiers of what there is now in the place of those that it was made with. */
export function withLive(sent: HostileCase, live: ReadonlyMap<string, string>): HostileCase {
  return sent.kind === 'request' ? { ...sent, input: replaced(sent.input, live) } : sent;
}

/** Only what inputs are made of is looked into: plain objects of a few entries. */
function replaced(value: unknown, live: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return live.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const changed = { ...value };
  for (const [key, each] of Object.entries(value)) {
    // As an own property, also where it is called __proto__.
    Object.defineProperty(changed, key, { value: replaced(each, live), enumerable: true });
  }
  return changed;
}
